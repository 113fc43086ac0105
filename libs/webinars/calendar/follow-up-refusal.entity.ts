import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who wants no mail after webinars. */
@Entity({ name: 'follow_up_refusal' })
export class FollowUpRefusal {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'refused_at', type: 'timestamptz', default: () => 'now()' })
  refusedAt: Date;
}
