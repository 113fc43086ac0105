import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RenditionPlan, VerifiedRendition } from '@rounds/media';
import type { RenditionStep, WorkState } from './recording-state';

/** One HLS quality of a recording, with a state of its own. */
@Entity({ name: 'rendition' })
export class Rendition {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'recording_id', type: 'uuid' })
  recordingId: string;

  /** `720p`: unique within the recording, and the name of its folder. */
  @Column({ type: 'text' })
  name: string;

  /** 0 is the best quality. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;

  @Column({ type: 'jsonb' })
  plan: RenditionPlan;

  @Column({ type: 'text' })
  state: WorkState;

  @Column({ type: 'text' })
  step: RenditionStep;

  /** Of the encoding, 0–100. */
  @Column({ type: 'integer', default: 0 })
  percent: number;

  /** How often it was begun, also by workers that were killed. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'error_detail', type: 'text', nullable: true })
  errorDetail: string | null;

  /** What the finished files were measured to be. */
  @Column({ type: 'jsonb', nullable: true })
  verified: VerifiedRendition | null;

  /** When its job was last put in. */
  @Column({ name: 'enqueued_at', type: 'timestamptz' })
  enqueuedAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
