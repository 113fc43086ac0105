import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LiveContainer } from '@rounds/media';

/** One continuous stream of a presenter: a MediaRecorder's, or an encoder's connection. */
@Entity({ name: 'broadcast_feed' })
export class BroadcastFeed {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'broadcast_id', type: 'uuid' })
  broadcastId: string;

  @Column({ type: 'text' })
  source: 'browser' | 'rtmp';

  @Column({ type: 'text' })
  container: LiveContainer;

  @Column({ name: 'copies_pictures', type: 'boolean' })
  copiesPictures: boolean;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  /** Time 0 of its own clock, on ours. */
  @Column({ name: 'began_at', type: 'timestamptz' })
  beganAt: Date;

  /** All of it has gone out. */
  @Column({ name: 'over_at', type: 'timestamptz', nullable: true })
  overAt: Date | null;
}
