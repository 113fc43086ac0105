import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SegmentRun } from '@rounds/media';
import type { WorkState } from './recording-state';

/** A stretch of a recording that one run decodes, and turns into every quality that it lacks. */
@Entity({ name: 'recording_chunk' })
export class RecordingChunk {
  @PrimaryColumn({ name: 'recording_id', type: 'uuid' })
  recordingId: string;

  /** From 0, in the order of time. */
  @PrimaryColumn({ type: 'integer' })
  index: number;

  @Column({ name: 'first_frame', type: 'integer' })
  firstFrame: number;

  @Column({ type: 'integer' })
  frames: number;

  @Column({ name: 'first_segment', type: 'integer' })
  firstSegment: number;

  @Column({ type: 'integer' })
  segments: number;

  @Column({ type: 'text' })
  state: WorkState;

  /** Of the run in hand, 0–100. */
  @Column({ type: 'integer', default: 0 })
  percent: number;

  /** Name of the quality → what is stored of it. */
  @Column({ type: 'jsonb', default: {} })
  made: Record<string, SegmentRun>;

  /** How often it was begun, also by workers that were killed. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'error_detail', type: 'text', nullable: true })
  errorDetail: string | null;

  /** When its job was last put in. */
  @Column({ name: 'enqueued_at', type: 'timestamptz' })
  enqueuedAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
