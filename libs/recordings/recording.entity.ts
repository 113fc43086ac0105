import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MediaInfo } from '@rounds/media';
import { bigintNumber } from './bigint-column';
import type { RecordingSource, RecordingState } from './recording-state';

/** A media file with its pipeline state. */
@Entity({ name: 'recording' })
export class Recording {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Null: the system itself, for example the demo. */
  @Column({ name: 'uploaded_by', type: 'uuid', nullable: true })
  uploadedBy: string | null;

  /** What the person called it; shown, never used as a path. */
  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ type: 'bigint', transformer: bigintNumber })
  bytes: number;

  @Column({ type: 'text' })
  state: RecordingState;

  @Column({ type: 'text', default: 'upload' })
  source: RecordingSource;

  /** At least one rendition and the playlist that names it are there. */
  @Column({ type: 'boolean', default: false })
  playable: boolean;

  /** Stable code of why it was rejected or failed. */
  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage: string | null;

  /** For people who run Rounds; never sent to the browser. */
  @Column({ name: 'error_detail', type: 'text', nullable: true })
  errorDetail: string | null;

  /** What the probe found out; null until then. */
  @Column({ type: 'jsonb', nullable: true })
  media: MediaInfo | null;

  @Column({ name: 'duration_ms', type: 'integer', nullable: true })
  durationMs: number | null;

  /** Of its jobs: lower runs first. */
  @Column({ type: 'integer' })
  priority: number;

  /** How often its probe was begun, also by workers that were killed. */
  @Column({ type: 'integer', default: 0 })
  tries: number;

  /** When a job for it was last put in; null while it uploads. */
  @Column({ name: 'enqueued_at', type: 'timestamptz', nullable: true })
  enqueuedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt: Date | null;

  /** When the files of a deleted recording were removed. */
  @Column({ name: 'purged_at', type: 'timestamptz', nullable: true })
  purgedAt: Date | null;

  /** Raised whenever what plays changes. */
  @Column({ type: 'integer', default: 1 })
  version: number;
}
