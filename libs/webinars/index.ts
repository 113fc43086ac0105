export { Attendances } from './attendance/attendance.service';
export { WEBINAR_TIMES, type WebinarTimes } from './attendance/webinar-times';
export { ROOM_ACCESS, type RoomAccess } from './room/room-access';
export type { RoomRole } from './room/room-event';
export { RoomRecords, type RoomRecord } from './room/room-records.service';
export { RoomModule } from './room/room.module';
