import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was sent about which start: it is sent once, and again when the start moves. */
@Entity({ name: 'webinar_reminder' })
export class Reminder {
  @PrimaryColumn({ name: 'registration_id', type: 'uuid' })
  registrationId: string;

  /** A kind of reminder, or `follow-up`. */
  @PrimaryColumn({ type: 'text' })
  kind: string;

  @PrimaryColumn({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt: Date;
}
