import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuestionKind, QuestionOption } from './question';

/** A question of the bank, as it is asked from now on. */
@Entity({ name: 'question' })
export class Question {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Grows with every edit; who saves tells the one they know. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  kind: QuestionKind;

  @Column({ type: 'text' })
  prompt: string;

  @Column({ type: 'jsonb' })
  options: QuestionOption[];

  @Column({ type: 'boolean', nullable: true })
  truth: boolean | null;

  @Column({ type: 'double precision', nullable: true })
  value: number | null;

  @Column({ type: 'double precision' })
  tolerance: number;

  @Column({ type: 'text' })
  unit: string;

  @Column({ type: 'text' })
  explanation: string;

  @Column({ name: 'picture_id', type: 'uuid', nullable: true })
  pictureId: string | null;

  @Column({ name: 'picture_alt', type: 'text' })
  pictureAlt: string;

  @Column({ name: 'taught_class_id', type: 'uuid', nullable: true })
  taughtClassId: string | null;

  @Column({ name: 'taught_chapter_id', type: 'uuid', nullable: true })
  taughtChapterId: string | null;

  @Column({ name: 'taught_at_ms', type: 'integer', nullable: true })
  taughtAtMs: number | null;

  /** Null: the system itself. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
