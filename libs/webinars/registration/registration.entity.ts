import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RegistrationState, ReminderKind } from './registration';

/** A person's place in a webinar. */
@Entity({ name: 'webinar_registration' })
export class Registration {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  state: RegistrationState;

  /** Order of arrival, which is the order of the waiting. */
  @Column({ type: 'integer' })
  position: number;

  /** In calendars it is part of the series, not an event of its own. */
  @Column({ name: 'by_series', type: 'boolean' })
  bySeries: boolean;

  /** Where the person was on registering; mails tell times in it. */
  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ type: 'text', array: true })
  reminders: ReminderKind[];

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt: Date;

  /** What the person was told last; `registered`: it stands in their calendar. */
  @Column({ type: 'text', nullable: true })
  told: 'registered' | 'waiting' | null;

  @Column({ type: 'boolean' })
  untold: boolean;

  @Column({ type: 'integer' })
  moves: number;
}
