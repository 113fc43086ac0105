import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An acknowledged batch. Multiranges are in PostgreSQL's text form, of media milliseconds. */
@Entity({ name: 'watch_batch' })
export class WatchBatch {
  @PrimaryColumn({ name: 'session_id', type: 'uuid' })
  sessionId: string;

  @PrimaryColumn({ type: 'integer' })
  sequence: number;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  /** What was claimed. */
  @Column({ type: 'int4multirange' })
  intervals: string;

  /** What of it was believed. */
  @Column({ type: 'int4multirange' })
  credited: string;

  /** The whole watch record thereafter: what a retry is answered. */
  @Column({ name: 'watched_after', type: 'int4multirange' })
  watchedAfter: string;

  @Column({ name: 'position_ms', type: 'integer' })
  positionMs: number;

  @Column({ type: 'real' })
  rate: number;
}
