import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Stored, and never lost again. */
@Entity({ name: 'broadcast_segment' })
export class BroadcastSegment {
  @PrimaryColumn({ name: 'broadcast_id', type: 'uuid' })
  broadcastId: string;

  @PrimaryColumn({ type: 'integer' })
  take: number;

  @PrimaryColumn({ type: 'integer' })
  index: number;

  @Column({ name: 'duration_ms', type: 'integer' })
  durationMs: number;

  @Column({ type: 'integer' })
  bytes: number;
}
