import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BroadcastState } from './broadcast-state';

/** What goes out of a webinar. */
@Entity({ name: 'broadcast' })
export class Broadcast {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  /** Of the recording and the class that come of it. */
  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  state: BroadcastState;

  /** Under this id segments are stored from the first one on. */
  @Column({ name: 'recording_id', type: 'uuid' })
  recordingId: string;

  /** The draft that was made of it. */
  @Column({ name: 'class_id', type: 'uuid', nullable: true })
  classId: string | null;

  /** Who presents, or did so last. */
  @Column({ name: 'presenter_id', type: 'uuid', nullable: true })
  presenterId: string | null;

  @Column({ name: 'stream_key_hash', type: 'bytea', nullable: true, select: false })
  streamKeyHash: Buffer | null;

  /** The ingest that alone writes its segments, and until when. */
  @Column({ name: 'lease_holder', type: 'text', nullable: true })
  leaseHolder: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil: Date | null;

  @Column({ name: 'end_asked_at', type: 'timestamptz', nullable: true })
  endAskedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
