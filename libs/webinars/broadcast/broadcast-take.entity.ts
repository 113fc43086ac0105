import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one run of ffmpeg put out. */
@Entity({ name: 'broadcast_take' })
export class BroadcastTake {
  @PrimaryColumn({ name: 'broadcast_id', type: 'uuid' })
  broadcastId: string;

  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ name: 'feed_id', type: 'uuid' })
  feedId: string;

  @Column({ name: 'began_at', type: 'timestamptz' })
  beganAt: Date;

  /** Where it begins in the broadcast. */
  @Column({ name: 'start_ms', type: 'integer' })
  startMs: number;

  /** From the feed's clock to the broadcast's. */
  @Column({ name: 'offset_ms', type: 'integer' })
  offsetMs: number;

  @Column({ type: 'text' })
  codecs: string;

  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;
}
