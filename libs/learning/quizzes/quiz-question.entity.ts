import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question in a quiz; many quizzes may ask it. */
@Entity({ name: 'quiz_question' })
export class QuizQuestion {
  @PrimaryColumn({ name: 'quiz_id', type: 'uuid' })
  quizId: string;

  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  /** From 0. */
  @Column({ type: 'integer' })
  position: number;
}
