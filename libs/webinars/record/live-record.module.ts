import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassesModule } from '@rounds/classes';
import { broadcastEntities } from '../broadcast/broadcast-entities';
import { TakeReader } from '../broadcast/take-reader.service';
import { HandoutsModule } from '../handouts/handouts.module';
import { RoomModule } from '../room/room.module';
import { LeftOutQuestion } from './left-out-question.entity';
import { LiveRecordController } from './live-record.controller';
import { LiveRecords } from './live-records.service';

/** What a class keeps of the webinar that it was. */
@Module({
  imports: [
    TypeOrmModule.forFeature([...broadcastEntities, LeftOutQuestion]),
    ClassesModule,
    HandoutsModule,
    RoomModule,
  ],
  controllers: [LiveRecordController],
  providers: [LiveRecords, TakeReader],
})
export class LiveRecordModule {}
