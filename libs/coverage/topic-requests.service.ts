import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { OwnRequests, RequestAnswer, RequestQuery, RequestView } from './request-schemas';
import { TopicRequest } from './topic-request.entity';

interface Row extends Omit<RequestView, 'createdAt' | 'lastVoteAt' | 'handledAt'> {
  createdAt: Date;
  lastVoteAt: Date | null;
  handledAt: Date | null;
}

/** The answer to one person is not longer than this. */
const MAX_OWN = 200;
const NAMES_SHOWN = 20;

const title = (step: string): string =>
  `case when $1 = 'es' then coalesce(${step}.title_es, ${step}.title) else ${step}.title end`;
const stepOf = (step: string): string =>
  `case when ${step}.id is not null then
     json_build_object('key', ${step}.axis || ':' || ${step}.key, 'title', ${title(step)}) end`;

const REQUESTS = `
  select request.id, ${stepOf('practice')} as practice, ${stepOf('billing')} as billing,
    request.state, request.note, request.revision, request.created_at as "createdAt",
    request.handled_at as "handledAt", handler.name as "handledBy", votes.votes,
    votes.last as "lastVoteAt", votes.practices
  from topic_request request
  left join topic practice on practice.id = request.practice_topic_id
  left join topic billing on billing.id = request.billing_topic_id
  left join person handler on handler.id = request.handled_by
  cross join lateral (
    select coalesce(sum(votes), 0)::int as votes, max(last) as last,
      coalesce(json_agg(json_build_object('name', name, 'votes', votes) order by votes desc, name)
        filter (where place <= ${NAMES_SHOWN}), '[]') as practices
    from (
      select coalesce(practice.name, '') as name, count(*)::int as votes, max(voted_at) as last,
        row_number() over (order by count(*) desc, practice.name) as place
      from topic_request_vote vote join person on person.id = vote.person_id
      left join practice on practice.id = person.practice_id
      where vote.request_id = request.id group by practice.id
    ) by_practice
  ) votes`;

/** What trainers see of the requests, and what they answer. */
@Injectable()
export class TopicRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** Most votes first. @throws DomainError `invalid-cursor` */
  async list(query: RequestQuery, { locale }: Principal): Promise<Page<RequestView>> {
    const { state = null, cursor, limit } = query;
    const [votes, id] = cursor === undefined ? [null, null] : readCursor(cursor, PLACE);
    const rows: Row[] = await this.dataSource.query(
      `select * from (${REQUESTS}) found
       where ($2::text is null or state = $2)
         and ($3::int is null or votes < $3 or (votes = $3 and id > $4::uuid))
       order by votes desc, id limit $5`,
      [locale, state, votes, id, limit + 1],
    );
    return toPage(rows, limit, (row) => [String(row.votes), row.id], toView);
  }

  /**
   * Tells those who asked what becomes of it.
   * @throws DomainError `not-found`, `edited-meanwhile`
   */
  async answer(id: string, input: RequestAnswer, by: Principal): Promise<RequestView> {
    const { state, note, revision } = input;
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const request = await manager.findOne(TopicRequest, { where: { id }, lock });
      if (!request) throw notFound('request');
      if (request.revision !== revision) {
        throw new DomainError('edited-meanwhile', 'conflict', 'Somebody answered meanwhile', {
          revision: request.revision,
        });
      }
      const handled = { handledAt: new Date(), handledBy: by.personId };
      await manager.update(
        TopicRequest,
        { id },
        { state, note, revision: revision + 1, ...handled },
      );
      const trace = { actorId: by.personId, action: 'topic-request.answered', subjectId: id };
      const details = { state, note };
      await this.audit.record({ ...trace, subjectType: 'topic-request', details }, manager);
    });
    const rows: Row[] = await this.dataSource.query(`${REQUESTS} where request.id = $2`, [
      by.locale,
      id,
    ]);
    const [row] = rows;
    if (!row) throw notFound('request');
    return toView(row);
  }

  /** What the person has asked for, the latest first. */
  async own({ personId, locale }: Principal): Promise<OwnRequests> {
    const rows: (Omit<OwnRequests['items'][number], 'votedAt'> & { votedAt: Date })[] =
      await this.dataSource.query(
        `select ${stepOf('practice')} as practice, ${stepOf('billing')} as billing, state, note,
           vote.voted_at as "votedAt", (
             select count(*)::int from topic_request_vote where request_id = request.id) as votes
         from topic_request_vote vote join topic_request request on request.id = vote.request_id
         left join topic practice on practice.id = request.practice_topic_id
         left join topic billing on billing.id = request.billing_topic_id
         where vote.person_id = $2 order by vote.voted_at desc, request.id limit $3`,
        [locale, personId, MAX_OWN],
      );
    return { items: rows.map((row) => ({ ...row, votedAt: row.votedAt.toISOString() })) };
  }
}

const PLACE = z.tuple([z.coerce.number().int().min(0).max(1_000_000_000), z.uuid()]);

const toView = (row: Row): RequestView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastVoteAt: row.lastVoteAt?.toISOString() ?? null,
  handledAt: row.handledAt?.toISOString() ?? null,
});
