import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the people of one practice have watched of a class version; arrays have a place per part. */
@Entity({ name: 'watch_summary' })
export class WatchSummaryRow {
  @PrimaryColumn({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @Column({ type: 'integer' })
  viewers: number;

  @Column({ type: 'integer' })
  finished: number;

  @Column({ name: 'watched_ms', type: 'bigint' })
  watchedMs: string;

  @Column({ name: 'seen_ms', type: 'bigint', array: true })
  seenMs: string[];

  @Column({ name: 'played_ms', type: 'bigint', array: true })
  playedMs: string[];
}
