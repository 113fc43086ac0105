import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { AttendanceInterval } from '../attendance/attendance-interval.entity';
import { AttendancePersonalData } from '../attendance/attendance-personal-data';
import { AttendanceController } from '../attendance/attendance.controller';
import { Attendances } from '../attendance/attendance.service';
import { Presence } from '../attendance/presence.service';
import { ConnectionCheckController } from '../connection-check/connection-check.controller';
import { ConnectionCheckGateway } from '../connection-check/connection-check.gateway';
import { ScheduleAccess } from '../schedule/schedule-access';
import { WebinarScheduleModule } from '../schedule/schedule.module';
import { WEBINAR_TIMES } from '../attendance/webinar-times';
import { BroadcastNews } from './broadcast-news.service';
import { Heartbeats } from './heartbeats.service';
import { PresenceBoard } from './presence-board.service';
import { ROOM_ACCESS } from './room-access';
import { RoomBus } from './room-bus';
import { RoomDoor } from './room-door.service';
import { RoomEventRecord } from './room-event.entity';
import { RoomRecords } from './room-records.service';
import { RoomStore } from './room-store.service';
import { RoomThrottle } from './room-throttle';
import { RoomController } from './room.controller';
import { Room } from './room.entity';
import { RoomGateway } from './room.gateway';
import { Rooms } from './rooms.service';
import { Wishes } from './wishes.service';

/** The room of a webinar, and who was in it. For the API: it needs the platform's sockets. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Room, RoomEventRecord, AttendanceInterval]),
    WebinarScheduleModule,
    WorkflowMapModule,
  ],
  controllers: [RoomController, AttendanceController, ConnectionCheckController],
  providers: [
    AttendancePersonalData,
    Attendances,
    BroadcastNews,
    ConnectionCheckGateway,
    Heartbeats,
    Presence,
    PresenceBoard,
    RoomBus,
    RoomDoor,
    RoomGateway,
    RoomRecords,
    RoomStore,
    RoomThrottle,
    Rooms,
    Wishes,
    { provide: ROOM_ACCESS, useExisting: ScheduleAccess },
    { provide: WEBINAR_TIMES, useExisting: ScheduleAccess },
  ],
  exports: [Attendances, RoomDoor, RoomRecords, Rooms, Wishes],
})
export class RoomModule {}
