import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@rounds/accounts';
import { ClassDraftsModule } from '@rounds/classes';
import { LiveRecordingsModule } from '@rounds/recordings';
import { RoomRecords } from '../../room/room-records.service';
import { RoomStore } from '../../room/room-store.service';
import { WebinarPerson } from '../../schedule/webinar-person.entity';
import { WebinarTopic } from '../../schedule/webinar-topic.entity';
import { Webinar } from '../../schedule/webinar.entity';
import { WebinarStatesModule } from '../../schedule/webinar-states.module';
import { broadcastEntities } from '../broadcast-entities';
import { TakeReader } from '../take-reader.service';
import { BroadcastEnding } from './broadcast-ending.service';
import { BroadcastWatch } from './broadcast-watch.service';
import { IngestAlive } from './ingest-alive.service';
import { IngestGateway } from './ingest.gateway';
import { Leases } from './leases.service';
import { LiveBroadcasts } from './live-broadcasts.service';
import { Presenters } from './presenters.service';
import { RtmpListener } from './rtmp/rtmp.listener';
import { SmallPlaces } from './small/small-places.service';
import { Spools } from './spools.service';
import { WebinarDrafts } from './webinar-drafts.service';

/** What classes take from. */
const WEBINAR = [Webinar, WebinarPerson, WebinarTopic];

/** For the ingest: takes what presenters send, and makes of it what viewers see. */
@Module({
  imports: [
    TypeOrmModule.forFeature([...broadcastEntities, ...WEBINAR]),
    AccountsModule,
    LiveRecordingsModule,
    ClassDraftsModule,
    WebinarStatesModule,
  ],
  providers: [
    BroadcastEnding,
    BroadcastWatch,
    IngestAlive,
    IngestGateway,
    Leases,
    LiveBroadcasts,
    Presenters,
    RoomRecords,
    RoomStore,
    RtmpListener,
    SmallPlaces,
    Spools,
    TakeReader,
    WebinarDrafts,
  ],
})
export class BroadcastIngestModule {}
