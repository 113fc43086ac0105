import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a chapter should be seen before another one. */
@Entity({ name: 'chapter_prerequisite' })
export class ChapterPrerequisite {
  @PrimaryColumn({ name: 'chapter_id', type: 'uuid' })
  chapterId: string;

  @PrimaryColumn({ name: 'needed_id', type: 'uuid' })
  neededId: string;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
