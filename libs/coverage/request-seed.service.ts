import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Place } from './coverage';
import type { RequestState } from './topic-request';
import { Votes } from './votes.service';

/** What people are said to have asked for, and what was answered. */
export interface SeededRequest extends Place {
  personIds: string[];
  answer: { state: RequestState; note: string; by: string } | null;
}

/** For the demo. Who has voted keeps one vote, and an answer that was given stays. */
@Injectable()
export class RequestSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly votes: Votes,
  ) {}

  /** @throws DomainError `unknown-topic`, `wrong-axis` */
  async ask({ personIds, answer, ...place }: SeededRequest): Promise<void> {
    const topics = await this.votes.topicsOf(place);
    for (const personId of personIds) await this.votes.vote(place, { personId });
    if (!answer) return;
    await this.dataSource.query(
      `update topic_request set state = $3, note = $4, handled_by = $5, handled_at = now(),
         revision = revision + 1
       where practice_topic_id is not distinct from $1
         and billing_topic_id is not distinct from $2 and revision = 1`,
      [topics.practiceTopicId, topics.billingTopicId, answer.state, answer.note, answer.by],
    );
  }
}
