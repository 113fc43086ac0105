import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Axis } from './topic';

/** A node of the workflow map: a step, or what a specialty adds to a practice step. */
@Entity({ name: 'topic' })
export class Topic {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  axis: Axis;

  /** Unique on its axis; never changes, because links carry it. */
  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ name: 'title_es', type: 'text', nullable: true })
  titleEs: string | null;

  @Column({ type: 'text' })
  summary: string;

  @Column({ name: 'summary_es', type: 'text', nullable: true })
  summaryEs: string | null;

  @Column({ type: 'integer' })
  position: number;

  /** An inactive topic stays on what it was put on, and is not offered any more. */
  @Column({ type: 'boolean' })
  active: boolean;

  /** The step that an overlay belongs to; null for a step. */
  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  /** Set exactly for overlays. */
  @Column({ name: 'specialty_key', type: 'text', nullable: true })
  specialtyKey: string | null;
}
