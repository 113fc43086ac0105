import { Column, Entity, PrimaryColumn } from 'typeorm';

export const QUIZ_STATES = ['draft', 'published'] as const;
export type QuizState = (typeof QUIZ_STATES)[number];

/** Questions that show whether a class, or one of its chapters, was understood. */
@Entity({ name: 'quiz' })
export class Quiz {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'class_id', type: 'uuid' })
  classId: string;

  /** Null: of the whole class. The chapter may be gone by now. */
  @Column({ name: 'chapter_id', type: 'uuid', nullable: true })
  chapterId: string | null;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  state: QuizState;

  /** Grows with every edit; who saves tells the one they know. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ name: 'pass_percent', type: 'integer' })
  passPercent: number;

  /** Null: as many as people like. */
  @Column({ name: 'max_attempts', type: 'integer', nullable: true })
  maxAttempts: number | null;

  @Column({ name: 'shuffle_questions', type: 'boolean' })
  shuffleQuestions: boolean;

  @Column({ name: 'shuffle_options', type: 'boolean' })
  shuffleOptions: boolean;

  /** Null: the system itself. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  /** When it was last published, also if it no longer is; null: never. */
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;
}
