import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person asks for it; one vote each. */
@Entity({ name: 'topic_request_vote' })
export class TopicRequestVote {
  @PrimaryColumn({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'voted_at', type: 'timestamptz' })
  votedAt: Date;
}
