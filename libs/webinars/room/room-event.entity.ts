import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened in a room; never changed. What was deleted stays on record, and is told nobody. */
@Entity({ name: 'room_event' })
export class RoomEventRecord {
  @PrimaryColumn({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @PrimaryColumn({ type: 'integer' })
  sequence: number;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  /** Made by the client; unique by room and author. */
  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'jsonb' })
  payload: Record<string, unknown>;

  @Column({ type: 'timestamptz' })
  at: Date;
}
