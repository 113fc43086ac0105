import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, type EntityManager } from 'typeorm';
import { placeKey, type Place } from './coverage';
import type { PlaceRequest } from './map-schemas';
import { afterVote, isForgotten, type RequestState } from './topic-request';
import { TopicRequestVote } from './topic-request-vote.entity';
import { TopicRequest } from './topic-request.entity';

/** The topics of a place, known to be on the right axis. */
export interface PlaceTopics {
  practiceTopicId: string | null;
  billingTopicId: string | null;
}

interface Row extends Place, PlaceRequest {}

/** How people ask for what the map does not cover. */
@Injectable()
export class Votes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /** What is asked for anywhere, by {@link placeKey}; there are no more rows than places. */
  async byPlace({ personId }: Pick<Principal, 'personId'>): Promise<Map<string, PlaceRequest>> {
    const rows: Row[] = await this.dataSource.query(
      `select 'practice:' || practice.key as practice, 'billing:' || billing.key as billing,
         request.state, count(vote.person_id)::int as votes,
         coalesce(bool_or(vote.person_id = $1), false) as mine,
         case when bool_or(vote.person_id = $1) then request.note else '' end as note
       from topic_request request
       left join topic_request_vote vote on vote.request_id = request.id
       left join topic practice on practice.id = request.practice_topic_id
       left join topic billing on billing.id = request.billing_topic_id
       group by request.id, practice.key, billing.key`,
      [personId],
    );
    return new Map(
      rows.map(({ practice, billing, ...rest }) => [placeKey({ practice, billing }), rest]),
    );
  }

  /**
   * Counts the person at the place, once however often they ask.
   * @throws DomainError `unknown-topic`, `wrong-axis`
   */
  async vote(place: Place, { personId }: Pick<Principal, 'personId'>): Promise<PlaceRequest> {
    const topics = await this.topicsOf(place);
    return await this.dataSource.transaction(async (manager) => {
      const blank = { id: newId(), ...topics, state: 'open', note: '', revision: 1 } as const;
      await manager
        .createQueryBuilder()
        .insert()
        .into(TopicRequest)
        .values({ ...blank, createdAt: new Date(), handledAt: null, handledBy: null })
        .orIgnore()
        .execute();
      const request = await locked(manager, topics);
      const vote = { requestId: request.id, personId };
      if (await manager.existsBy(TopicRequestVote, vote)) return await told(manager, request);
      await manager.insert(TopicRequestVote, { ...vote, votedAt: new Date() });
      const state = afterVote(request.state);
      if (state === request.state) return await told(manager, request);
      await reopen(manager, request, state);
      return await told(manager, { ...request, state, note: '' });
    });
  }

  /**
   * Takes the vote back; a person without one has nothing to take back, which is no error.
   * @throws DomainError `unknown-topic`, `wrong-axis`
   */
  async takeBack(place: Place, { personId }: Principal): Promise<void> {
    const topics = await this.topicsOf(place);
    await this.dataSource.transaction(async (manager) => {
      const request = await find(manager, topics);
      if (!request) return;
      await manager.delete(TopicRequestVote, { requestId: request.id, personId });
      const votes = await manager.countBy(TopicRequestVote, { requestId: request.id });
      if (isForgotten(votes, request.state)) await manager.delete(TopicRequest, request.id);
    });
  }

  /** @throws DomainError `unknown-topic`, `wrong-axis` */
  async topicsOf({ practice, billing }: Place): Promise<PlaceTopics> {
    const keys = [practice, billing].filter((key) => key !== null);
    const refs = await this.workflowMap.topicsByKeys(keys);
    const idOf = (key: string | null) => refs.find((ref) => ref.key === key)?.id ?? null;
    if (practice?.startsWith('billing:') || billing?.startsWith('practice:')) {
      throw new DomainError('wrong-axis', 'invalid', 'A step stands on the other axis');
    }
    return { practiceTopicId: idOf(practice), billingTopicId: idOf(billing) };
  }
}

async function find(manager: EntityManager, topics: PlaceTopics): Promise<TopicRequest | null> {
  return await manager
    .createQueryBuilder(TopicRequest, 'request')
    .where('request.practiceTopicId is not distinct from :practiceTopicId', topics)
    .andWhere('request.billingTopicId is not distinct from :billingTopicId', topics)
    .setLock('pessimistic_write')
    .getOne();
}

async function locked(manager: EntityManager, topics: PlaceTopics): Promise<TopicRequest> {
  const request = await find(manager, topics);
  // Its last voter went in this very moment.
  if (!request) throw new DomainError('try-again', 'conflict', 'Ask once more');
  return request;
}

/** What was answered before was an answer to others. */
async function reopen(manager: EntityManager, { id, revision }: TopicRequest, state: RequestState) {
  const blank = { note: '', handledAt: null, handledBy: null, revision: revision + 1 };
  await manager.update(TopicRequest, { id }, { state, ...blank });
}

async function told(
  manager: EntityManager,
  { id, state, note }: Pick<TopicRequest, 'id' | 'state' | 'note'>,
): Promise<PlaceRequest> {
  const votes = await manager.countBy(TopicRequestVote, { requestId: id });
  return { votes, mine: true, state, note };
}
