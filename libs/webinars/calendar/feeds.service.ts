import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { notFound } from '@rounds/platform/errors';
import { DataSource } from 'typeorm';
import { feedToken, looksLikeToken, tokenHash } from '../registration/join-link';
import { endOf } from '../schedule/webinar';
import { Feed } from './feed.entity';
import { feedCalendar } from './invitation';
import { MailParties } from './mail-parties';

interface Row {
  id: string;
  title: string;
  description: string;
  startsAt: Date;
  durationMinutes: number;
  sequence: number;
}

/** A calendar to subscribe to, under an address that only its owner knows. */
@Injectable()
export class Feeds {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly parties: MailParties,
  ) {}

  /** The person's address; made on the first asking. */
  async addressOf(personId: string): Promise<string> {
    const found = await this.dataSource.manager.findOneBy(Feed, { personId });
    return await this.address(personId, found?.generation ?? (await this.make(personId)));
  }

  /** A new address; the one before opens nothing any more. */
  async renew(personId: string): Promise<string> {
    return await this.address(personId, await this.make(personId));
  }

  /** @throws DomainError `not-found` for an address that is none, or none any more */
  async read(token: string): Promise<string> {
    if (!looksLikeToken(token)) throw notFound('calendar');
    const rows: { personId: string }[] = await this.dataSource.query(
      `select person_id as "personId" from webinar_feed
       join person on person.id = person_id
       left join practice on practice.id = person.practice_id
       where token_hash = $1 and person.active and coalesce(practice.active, true)`,
      [tokenHash(token)],
    );
    const [owner] = rows;
    if (!owner) throw notFound('calendar');
    const events = await this.webinarsOf(owner.personId);
    return feedCalendar(
      'Rounds',
      events.map(({ id, durationMinutes, ...row }) => ({
        ...row,
        uid: this.parties.uid(id),
        url: this.parties.page(id),
        endsAt: endOf({ startsAt: row.startsAt, durationMinutes }),
      })),
    );
  }

  private async make(personId: string): Promise<number> {
    return await this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [personId]);
      const found = await manager.findOneBy(Feed, { personId });
      const generation = (found?.generation ?? 0) + 1;
      const token = feedToken(this.config.ROUNDS_SECRET, personId, generation);
      await manager.save(Feed, { personId, generation, tokenHash: tokenHash(token) });
      return generation;
    });
  }

  private address(personId: string, generation: number): string {
    const token = feedToken(this.config.ROUNDS_SECRET, personId, generation);
    return new URL(`/api/webinars/feeds/${token}`, this.config.PUBLIC_URL).href;
  }

  /** Of the last month and all to come. */
  private async webinarsOf(personId: string): Promise<Row[]> {
    return await this.dataSource.query(
      `select webinar.id, webinar.title, webinar.description, webinar.starts_at as "startsAt",
         webinar.duration_minutes as "durationMinutes", webinar.sequence + own.moves as sequence
       from webinar_registration own join webinar on webinar.id = own.webinar_id
       where own.person_id = $1 and own.state = 'registered'
         and webinar.state in ('scheduled', 'live', 'ended')
         and webinar.starts_at > now() - interval '31 days'
       order by webinar.starts_at, webinar.id limit 1000`,
      [personId],
    );
  }
}
