import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where people talk during a webinar. */
@Entity({ name: 'room' })
export class Room {
  @PrimaryColumn({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @Column({ name: 'last_sequence', type: 'integer' })
  lastSequence: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
