import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recurrence } from './recurrence';

/** The rule by which webinars come again; each occurrence is a webinar. */
@Entity({ name: 'webinar_series' })
export class WebinarSeries {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'jsonb' })
  recurrence: Recurrence;

  /** Wall clock of the first occurrence. */
  @Column({ name: 'starts_local', type: 'text' })
  startsLocal: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  /** Wall clocks of occurrences that are left out. */
  @Column({ type: 'text', array: true })
  exceptions: string[];

  @Column({ type: 'integer' })
  sequence: number;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
