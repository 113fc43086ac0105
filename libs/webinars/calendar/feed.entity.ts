import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The secret address of a person's calendar feed; only its hash is kept. */
@Entity({ name: 'webinar_feed' })
export class Feed {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** Grows when the address is renewed; the one before is dead then. */
  @Column({ type: 'integer' })
  generation: number;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;
}
