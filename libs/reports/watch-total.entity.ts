import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All practices together. */
@Entity({ name: 'watch_total' })
export class WatchTotalRow {
  @PrimaryColumn({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** Watch records that changed later are not in it yet. */
  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

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
