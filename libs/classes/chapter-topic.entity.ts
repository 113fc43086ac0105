import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'chapter_topic' })
export class ChapterTopic {
  @PrimaryColumn({ name: 'chapter_id', type: 'uuid' })
  chapterId: string;

  @PrimaryColumn({ name: 'topic_id', type: 'uuid' })
  topicId: string;

  /** From 0. */
  @Column({ type: 'integer' })
  position: number;
}
