import type { Role } from '@rounds/platform/http';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale, ParticipantRole } from './role';

@Entity({ name: 'person' })
export class Person {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** In lower case; nobody shares it. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  /** Null exactly for staff. */
  @Column({ name: 'practice_id', type: 'uuid', nullable: true })
  practiceId: string | null;

  @Column({ name: 'participant_role', type: 'text', nullable: true })
  participantRole: ParticipantRole | null;

  @Column({ type: 'text' })
  locale: Locale;

  /** Argon2id in PHC format; null until the invitation is accepted. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash: string | null;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** To within a few minutes. */
  @Column({ name: 'last_seen_at', type: 'timestamptz', nullable: true })
  lastSeenAt: Date | null;
}
