import { Column, Entity, PrimaryColumn } from 'typeorm';

/** "You said, we did": closes one or more remarks and pins, with a note that their people see. */
@Entity({ name: 'feedback_handling' })
export class FeedbackHandling {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'handled_by', type: 'uuid' })
  handledBy: string;

  @Column({ name: 'handled_at', type: 'timestamptz' })
  handledAt: Date;
}
