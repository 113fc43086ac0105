import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoomRole } from '../room/room-event';

/** One stay of somebody in a room, on one device; it ends when they were last seen. */
@Entity({ name: 'attendance_interval' })
export class AttendanceInterval {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'webinar_id', type: 'uuid' })
  webinarId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  role: RoomRole;

  /** The connection that it goes on with. */
  @Column({ type: 'uuid' })
  holder: string;

  @Column({ name: 'joined_at', type: 'timestamptz' })
  joinedAt: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt: Date;

  /** Null while they stay, and when the server was cut off: then they may go on with it. */
  @Column({ name: 'left_at', type: 'timestamptz', nullable: true })
  leftAt: Date | null;
}
