import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Loudness,
  Poster,
  SegmentRun,
  SlideChanges,
  SoundShape,
  Thumbnails,
} from '@rounds/media';
import type { ArtifactKind, WorkState } from './recording-state';

/** How loud the sound is, and what was made of it. */
export interface Levelling extends Loudness {
  gainDb: number;
  /** Null: it is loud enough as it is. */
  run: SegmentRun | null;
}

/** That so many chunks were copied. */
export interface Copied {
  chunks: number;
}

export type ArtifactFacts =
  Poster | Thumbnails | SoundShape | SegmentRun | Levelling | Copied | SlideChanges;

/**
 * Pictures, what is heard, and the shape of it. One that is missing never keeps the recording from
 * playing.
 */
@Entity({ name: 'recording_artifact' })
export class RecordingArtifact {
  @PrimaryColumn({ name: 'recording_id', type: 'uuid' })
  recordingId: string;

  @PrimaryColumn({ type: 'text' })
  kind: ArtifactKind;

  @Column({ type: 'text' })
  state: WorkState;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'error_detail', type: 'text', nullable: true })
  errorDetail: string | null;

  /** What came out, or is there already of what is heard; read only by who asks for it, since a sound's shape is large. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  facts: ArtifactFacts | null;

  @Column({ name: 'enqueued_at', type: 'timestamptz' })
  enqueuedAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
