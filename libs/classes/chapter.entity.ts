import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A titled span `[startMs, endMs)`; the chapters of a version tile it without overlap. */
@Entity({ name: 'chapter' })
export class Chapter {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  /** From 0. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  title: string;

  @Column({ name: 'start_ms', type: 'integer' })
  startMs: number;

  @Column({ name: 'end_ms', type: 'integer' })
  endMs: number;

  /** Of the copy that a replaced version keeps: the chapter that lives on; else null. */
  @Column({ name: 'lineage_id', type: 'uuid', nullable: true })
  lineageId: string | null;
}
