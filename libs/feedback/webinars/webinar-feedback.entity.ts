import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person said of a webinar, while there is no class of it that could carry it. */
@Entity({ name: 'webinar_feedback' })
export class WebinarFeedback {
  @PrimaryColumn({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** 1 to 5. */
  @Column({ type: 'smallint' })
  rating: number;

  @Column({ name: 'rated_at', type: 'timestamptz' })
  ratedAt: Date;

  @Column({ type: 'text' })
  remark: string;

  /** When its words last changed; null without words. */
  @Column({ name: 'remark_at', type: 'timestamptz', nullable: true })
  remarkAt: Date | null;
}
