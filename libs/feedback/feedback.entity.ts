import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FeedbackKind } from './due';

/** What a person said of one thing, or that they were asked and did not say. */
@Entity({ name: 'feedback' })
export class Feedback {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  @Column({ type: 'text' })
  kind: FeedbackKind;

  /** Of the class, chapter or quiz; it may be gone by now. */
  @Column({ name: 'thing_id', type: 'uuid' })
  thingId: string;

  /** As it was called then. */
  @Column({ name: 'thing_title', type: 'text' })
  thingTitle: string;

  /** 1 to 5; null: dismissed or taken back. */
  @Column({ type: 'smallint', nullable: true })
  rating: number | null;

  @Column({ name: 'rated_at', type: 'timestamptz', nullable: true })
  ratedAt: Date | null;

  @Column({ type: 'text' })
  remark: string;

  /** When its words last changed; null without words. */
  @Column({ name: 'remark_at', type: 'timestamptz', nullable: true })
  remarkAt: Date | null;

  /** What was done about the remark. One that changed since is open again. */
  @Column({ name: 'handling_id', type: 'uuid', nullable: true })
  handlingId: string | null;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;
}
