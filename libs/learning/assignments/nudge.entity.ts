import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reminder by mail of what is overdue. */
@Entity({ name: 'nudge' })
export class Nudge {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'sent_by', type: 'uuid' })
  sentBy: string;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt: Date;
}
