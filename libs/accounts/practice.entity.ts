import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer of the billing service: the tenant. */
@Entity({ name: 'practice' })
export class Practice {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  /** The people of an inactive practice cannot sign in. */
  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
