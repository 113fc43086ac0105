import { Column, Entity, PrimaryColumn } from 'typeorm';

/** "Unclear here": a person's mark at a second of a class version, one per second. */
@Entity({ name: 'unclear_pin' })
export class UnclearPin {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** A full second. */
  @Column({ name: 'at_ms', type: 'integer' })
  atMs: number;

  @Column({ type: 'text' })
  words: string;

  /** When it was set, or its words last changed. */
  @Column({ name: 'said_at', type: 'timestamptz' })
  saidAt: Date;

  @Column({ name: 'handling_id', type: 'uuid', nullable: true })
  handlingId: string | null;
}
