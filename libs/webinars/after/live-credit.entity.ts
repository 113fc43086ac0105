import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who attended has been credited with what they saw live of a class version. */
@Entity({ name: 'live_credit' })
export class LiveCredit {
  @PrimaryColumn({ name: 'broadcast_id', type: 'uuid' })
  broadcastId: string;

  @PrimaryColumn({ name: 'class_version_id', type: 'uuid' })
  classVersionId: string;

  @Column({ name: 'credited_at', type: 'timestamptz' })
  creditedAt: Date;
}
