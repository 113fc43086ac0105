import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The union of what a person really played of a class version, and where they would resume. */
@Entity({ name: 'watch_record' })
export class WatchRecord {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @PrimaryColumn({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** In PostgreSQL's text form, of media milliseconds. */
  @Column({ type: 'int4multirange' })
  watched: string;

  @Column({ name: 'position_ms', type: 'integer', nullable: true })
  positionMs: number | null;

  /** The batch that told the position; an earlier one of the same session does not move it back. */
  @Column({ name: 'position_session_id', type: 'uuid', nullable: true })
  positionSessionId: string | null;

  @Column({ name: 'position_sequence', type: 'integer', nullable: true })
  positionSequence: number | null;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
