import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience } from './audience';
import type { WebinarState } from './webinar';

/** A scheduled live class, by itself or as an occurrence of a series. */
@Entity({ name: 'webinar' })
export class Webinar {
  /** Also its name in calendars. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'series_id', type: 'uuid', nullable: true })
  seriesId: string | null;

  /** Wall clock at which the rule of the series puts it, in the zone of the series. */
  @Column({ name: 'recurrence_local', type: 'text', nullable: true })
  recurrenceLocal: string | null;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  description: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'duration_minutes', type: 'integer' })
  durationMinutes: number;

  /** Of the host, by its IANA name. */
  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ type: 'text' })
  state: WebinarState;

  /** Null: as many as come. */
  @Column({ type: 'integer', nullable: true })
  capacity: number | null;

  @Column({ type: 'jsonb' })
  audience: Audience;

  /** Only staff see it. */
  @Column({ name: 'is_rehearsal', type: 'boolean' })
  isRehearsal: boolean;

  /** Grows with every change that calendars have to hear of. */
  @Column({ type: 'integer' })
  sequence: number;

  /** Grows with every change; who changes tells the one they know. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ name: 'start_set_at', type: 'timestamptz' })
  startSetAt: Date;

  @Column({ name: 'live_at', type: 'timestamptz', nullable: true })
  liveAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
