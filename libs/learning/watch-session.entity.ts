import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One player on one page: numbers its batches from its opening on. */
@Entity({ name: 'watch_session' })
export class WatchSession {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** By the database's clock, as all times that credit depends on. */
  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt: Date;
}
