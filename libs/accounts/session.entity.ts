import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'session' })
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** SHA-256 of the cookie's token; the token itself is nowhere. */
  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** To within a few minutes: a session that is idle for long ends. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt: Date;

  /** The end of the session however busy it is. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  /** Of a session that a join link opened: all that it reaches. */
  @Column({ name: 'webinar_id', type: 'uuid', nullable: true })
  webinarId: string | null;

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent: string | null;
}
