import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@rounds/accounts';
import { ClassDraftsModule } from '@rounds/classes';
import { LiveRecordingsModule } from '@rounds/recordings';
import { WebinarStatesModule } from '../../schedule/webinar-states.module';
import { broadcastEntities } from '../broadcast-entities';
import { BroadcastEnding } from './broadcast-ending.service';
import { BroadcastWatch } from './broadcast-watch.service';
import { IngestGateway } from './ingest.gateway';
import { Leases } from './leases.service';
import { LiveBroadcasts } from './live-broadcasts.service';
import { Presenters } from './presenters.service';
import { RtmpListener } from './rtmp/rtmp.listener';
import { Spools } from './spools.service';

/** For the ingest: takes what presenters send, and makes of it what viewers see. */
@Module({
  imports: [
    TypeOrmModule.forFeature(broadcastEntities),
    AccountsModule,
    LiveRecordingsModule,
    ClassDraftsModule,
    WebinarStatesModule,
  ],
  providers: [
    BroadcastEnding,
    BroadcastWatch,
    IngestGateway,
    Leases,
    LiveBroadcasts,
    Presenters,
    RtmpListener,
    Spools,
  ],
})
export class BroadcastIngestModule {}
