import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience } from './audience';
import type { ClassState } from './class-state';

/** What a learner sees under one address, whatever version is the current one. */
@Entity({ name: 'class' })
export class Class {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  state: ClassState;

  @Column({ type: 'jsonb' })
  audience: Audience;

  /** About roles, workflows and who answers for what: shown first to people who are new. */
  @Column({ type: 'boolean', default: false })
  concept: boolean;

  /** Grows with every edit; who saves tells the one they know. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ name: 'current_version_id', type: 'uuid' })
  currentVersionId: string;

  /** Null: the system itself. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  /** When it was last published, also if it no longer is; null: never. */
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  /** What it was before it was archived: there it goes back to. */
  @Column({ name: 'archived_from', type: 'text', nullable: true })
  archivedFrom: 'draft' | 'published' | null;

  @Column({ name: 'deleted_from', type: 'text', nullable: true })
  deletedFrom: Exclude<ClassState, 'deleted'> | null;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt: Date | null;

  @Column({ name: 'deleted_by', type: 'uuid', nullable: true })
  deletedBy: string | null;

  /** Since then nothing leads back; what people earned with it stays. */
  @Column({ name: 'purged_at', type: 'timestamptz', nullable: true })
  purgedAt: Date | null;
}
