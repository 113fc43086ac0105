import { Entity, PrimaryColumn } from 'typeorm';

/** A question of a room that learners are not shown with the class. */
@Entity({ name: 'left_out_question' })
export class LeftOutQuestion {
  @PrimaryColumn({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  /** Sequence of the event that asked it. */
  @PrimaryColumn({ type: 'integer' })
  question: number;
}
