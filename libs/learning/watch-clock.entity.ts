import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One per person: up to when their time is spent, in whatever session or class. */
@Entity({ name: 'watch_clock' })
export class WatchClock {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'credited_at', type: 'timestamptz' })
  creditedAt: Date;
}
