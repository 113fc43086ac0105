import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'specialty' })
export class Specialty {
  @PrimaryColumn({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ name: 'title_es', type: 'text', nullable: true })
  titleEs: string | null;

  @Column({ type: 'integer' })
  position: number;
}
