import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'webinar_topic' })
export class WebinarTopic {
  @PrimaryColumn({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @PrimaryColumn({ name: 'topic_id', type: 'uuid' })
  topicId: string;

  @Column({ type: 'integer' })
  position: number;
}
