import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A class as it is with one recording; evidence stays tied to the version it was earned on. */
@Entity({ name: 'class_version' })
export class ClassVersion {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'class_id', type: 'uuid' })
  classId: string;

  /** From 1, within the class. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ name: 'recording_id', type: 'uuid' })
  recordingId: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  speaker: string;

  @Column({ type: 'text' })
  description: string;

  /** Keys of the specialties it is about; empty: it serves all. */
  @Column({ type: 'text', array: true })
  specialties: string[];

  /** Null, and no chapters, until the recording was probed. */
  @Column({ name: 'duration_ms', type: 'integer', nullable: true })
  durationMs: number | null;

  /** Who looked and saw no patient in it. */
  @Column({ name: 'patient_checked_by', type: 'uuid', nullable: true })
  patientCheckedBy: string | null;

  @Column({ name: 'patient_checked_at', type: 'timestamptz', nullable: true })
  patientCheckedAt: Date | null;

  /** Whose chapters it takes over; null of the first. */
  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;

  /** Null: the system itself. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
