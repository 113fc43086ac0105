import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveRecordingsModule } from '@rounds/recordings';
import { ScheduleAccess } from '../schedule/schedule-access';
import { WebinarScheduleModule } from '../schedule/schedule.module';
import { BROADCAST_ACCESS } from './broadcast-access';
import { broadcastEntities } from './broadcast-entities';
import { BroadcastMetrics } from './broadcast-metrics';
import { BroadcastsController } from './broadcasts.controller';
import { Broadcasts } from './broadcasts.service';
import { StreamKeys } from './stream-keys.service';
import { TakeReader } from './take-reader.service';

/** For the API: what people see of a broadcast, and tickets for who presents. */
@Module({
  imports: [
    TypeOrmModule.forFeature(broadcastEntities),
    LiveRecordingsModule,
    WebinarScheduleModule,
  ],
  controllers: [BroadcastsController],
  providers: [
    BroadcastMetrics,
    Broadcasts,
    StreamKeys,
    TakeReader,
    { provide: BROADCAST_ACCESS, useExisting: ScheduleAccess },
  ],
  exports: [Broadcasts],
})
export class BroadcastModule {}
