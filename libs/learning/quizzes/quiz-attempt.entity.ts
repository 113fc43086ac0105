import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AskedQuestion } from './asked';

/** One try of a person at a quiz, with the questions as they were then. */
@Entity({ name: 'quiz_attempt' })
export class QuizAttempt {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'quiz_id', type: 'uuid' })
  quizId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** From 1, of this person at this quiz. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'jsonb' })
  questions: AskedQuestion[];

  @Column({ name: 'pass_percent', type: 'integer' })
  passPercent: number;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  /** Null while it is open; so are score, passed and results. */
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  /** Part of the questions that were answered right. */
  @Column({ type: 'double precision', nullable: true })
  score: number | null;

  @Column({ type: 'boolean', nullable: true })
  passed: boolean | null;

  /** Question id → whether it was answered right. */
  @Column({ type: 'jsonb', nullable: true })
  results: Record<string, boolean> | null;
}
