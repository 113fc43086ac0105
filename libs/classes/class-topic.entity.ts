import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A topic of the class as a whole. */
@Entity({ name: 'class_topic' })
export class ClassTopic {
  @PrimaryColumn({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  @PrimaryColumn({ name: 'topic_id', type: 'uuid' })
  topicId: string;

  /** From 0; the first topic is what the class is mainly about. */
  @Column({ type: 'integer' })
  position: number;
}
