import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who comes to all of a series; the places themselves are registrations. */
@Entity({ name: 'webinar_series_registration' })
export class SeriesRegistration {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'series_id', type: 'uuid' })
  seriesId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  state: 'registered' | 'cancelled';

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  /** Whether the series stands in the person's calendar. */
  @Column({ type: 'boolean' })
  told: boolean;

  @Column({ type: 'boolean' })
  untold: boolean;

  @Column({ type: 'integer' })
  moves: number;
}
