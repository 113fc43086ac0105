import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintNumber } from './bigint-column';

/** A resumable upload (tus 1.0). How far it came is the length of its file, never a column. */
@Entity({ name: 'upload' })
export class Upload {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'recording_id', type: 'uuid' })
  recordingId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** How long it shall become. */
  @Column({ type: 'bigint', transformer: bigintNumber })
  bytes: number;

  /** `Upload-Metadata` as the client sent it; given back on HEAD. */
  @Column({ type: 'jsonb' })
  metadata: Record<string, string | null>;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** When bytes last arrived; an upload that rests too long ends. */
  @Column({ name: 'active_at', type: 'timestamptz' })
  activeAt: Date;

  /** When the sweeper last looked at it. */
  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
