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
}
