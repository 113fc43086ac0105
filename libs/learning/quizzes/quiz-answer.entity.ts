import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person answered to one question of an attempt. */
@Entity({ name: 'quiz_answer' })
export class QuizAnswer {
  @PrimaryColumn({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  /** Options that were chosen; `true` or `false` of a statement. */
  @Column({ type: 'jsonb' })
  picked: string[];

  @Column({ type: 'double precision', nullable: true })
  value: number | null;

  @Column({ name: 'answered_at', type: 'timestamptz' })
  answeredAt: Date;
}
