import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data what they have asked for, and answered. */
@Injectable()
export class RequestPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    const place = `practice.key as practice, billing.key as billing, state, note`;
    const joins = `left join topic practice on practice.id = request.practice_topic_id
      left join topic billing on billing.id = request.billing_topic_id`;
    this.data.register('topicRequests', (personId) =>
      this.dataSource.query(
        `select ${place}, vote.voted_at as "votedAt"
         from topic_request_vote vote join topic_request request on request.id = vote.request_id
         ${joins} where vote.person_id = $1 order by vote.voted_at, request.id`,
        [personId],
      ),
    );
    this.data.register('topicRequestsAnswered', (personId) =>
      this.dataSource.query(
        `select ${place}, handled_at as "handledAt" from topic_request request ${joins}
         where request.handled_by = $1 order by handled_at, request.id`,
        [personId],
      ),
    );
  }
}
