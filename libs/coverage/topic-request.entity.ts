import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RequestState } from './topic-request';

/** A place of the map for which people ask for a class. */
@Entity({ name: 'topic_request' })
export class TopicRequest {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** A practice step, or what a specialty adds to it; null: whatever the practice step. */
  @Column({ name: 'practice_topic_id', type: 'uuid', nullable: true })
  practiceTopicId: string | null;

  @Column({ name: 'billing_topic_id', type: 'uuid', nullable: true })
  billingTopicId: string | null;

  @Column({ type: 'text' })
  state: RequestState;

  /** What staff tell those who asked. */
  @Column({ type: 'text' })
  note: string;

  /** Grows with every answer; who answers tells the one they know. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'handled_at', type: 'timestamptz', nullable: true })
  handledAt: Date | null;

  @Column({ name: 'handled_by', type: 'uuid', nullable: true })
  handledBy: string | null;
}
