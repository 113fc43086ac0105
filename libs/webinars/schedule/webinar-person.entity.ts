import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonRole } from './webinar';

/** Who brings a webinar to people. */
@Entity({ name: 'webinar_person' })
export class WebinarPerson {
  @PrimaryColumn({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  role: PersonRole;

  @Column({ type: 'integer' })
  position: number;
}
