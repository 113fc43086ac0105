import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which topic a question is found in the bank. */
@Entity({ name: 'question_topic' })
export class QuestionTopic {
  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @PrimaryColumn({ name: 'topic_id', type: 'uuid' })
  topicId: string;

  @Column({ type: 'integer' })
  position: number;
}
