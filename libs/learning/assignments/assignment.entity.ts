import type { ParticipantRole } from '@rounds/accounts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people of a role, or one person, must finish by a date. Exactly one of class and topic. */
@Entity({ name: 'assignment' })
export class Assignment {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Null: every practice. */
  @Column({ name: 'practice_id', type: 'uuid', nullable: true })
  practiceId: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  /** Null, and no person: everybody. */
  @Column({ name: 'participant_role', type: 'text', nullable: true })
  participantRole: ParticipantRole | null;

  @Column({ name: 'class_id', type: 'uuid', nullable: true })
  classId: string | null;

  @Column({ name: 'topic_id', type: 'uuid', nullable: true })
  topicId: string | null;

  /** `2026-12-31` */
  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
