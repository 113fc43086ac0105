import { z } from 'zod';
import { ROOM_ROLES } from '../room/room-event';

const time = z.iso.datetime();

export const attendanceRow = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    practice: z.string().nullable(),
    role: z.enum(ROOM_ROLES),
    attendedSeconds: z.number().int().min(0),
    /** Of the class, 0–100. */
    percent: z.number().min(0).max(100),
    late: z.boolean(),
    leftEarly: z.boolean(),
    firstJoinedAt: time,
    lastSeenAt: time,
    /** Merged over devices and rejoins, within the class. */
    intervals: z.array(z.object({ from: time, to: time })),
  })
  .meta({ id: 'AttendanceRow' });
export type AttendanceRow = z.infer<typeof attendanceRow>;

export const attendanceReport = z
  .object({
    startedAt: time.nullable(),
    /** Null while the class goes on. */
    endedAt: time.nullable(),
    /** Everybody who was there, each once, by name. */
    people: z.array(attendanceRow),
  })
  .meta({ id: 'AttendanceReport' });
export type AttendanceReport = z.infer<typeof attendanceReport>;
