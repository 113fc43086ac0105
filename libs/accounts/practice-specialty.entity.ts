import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'practice_specialty' })
export class PracticeSpecialty {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  /** Key of a specialty of the workflow map. */
  @PrimaryColumn({ name: 'specialty_key', type: 'text' })
  specialtyKey: string;
}
