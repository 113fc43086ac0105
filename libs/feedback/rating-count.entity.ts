import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FeedbackKind } from './due';

/**
 * How a thing was rated in one week. The database keeps it in the transaction that changes
 * feedback, so that lists need not count every rating; nobody writes it otherwise.
 */
@Entity({ name: 'rating_count' })
export class RatingCount {
  @PrimaryColumn({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  @PrimaryColumn({ type: 'text' })
  kind: FeedbackKind;

  @PrimaryColumn({ name: 'thing_id', type: 'uuid' })
  thingId: string;

  /** The Monday of the week of the rating's last change, as `2026-11-23`, in UTC. */
  @PrimaryColumn({ type: 'date' })
  week: string;

  @Column({ type: 'integer' })
  n: number;

  /** Of 4 or 5. */
  @Column({ type: 'integer' })
  positive: number;

  /** Sum of the ratings, 1 to 5 each. */
  @Column({ type: 'integer' })
  total: number;
}
