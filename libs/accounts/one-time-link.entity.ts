import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LinkKind = 'invite' | 'reset';

/** A link in a mail that works once. */
@Entity({ name: 'one_time_link' })
export class OneTimeLink {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  kind: LinkKind;

  /** SHA-256 of the token in the link. */
  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  /** Set when it was used, or when a newer link took its place. */
  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}
