import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A picture of a question; never changes. */
@Entity({ name: 'question_picture' })
export class QuestionPicture {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  type: 'image/png' | 'image/jpeg' | 'image/webp';

  @Column({ type: 'bytea' })
  content: Buffer;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
