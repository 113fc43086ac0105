import { Module } from '@nestjs/common';
import { AccountsModule } from '@rounds/accounts';
import { ClassesModule } from '@rounds/classes';
import { CoverageModule } from '@rounds/coverage';
import { FeedbackModule } from '@rounds/feedback';
import { LearningModule } from '@rounds/learning';
import { HttpModule } from '@rounds/platform/http';
import { ObservabilityModule } from '@rounds/platform/observability';
import { platformModules } from '@rounds/platform/process';
import { EventsController } from '@rounds/platform/realtime';
import { SocketsModule } from '@rounds/platform/sockets';
import { RecordingMetricsModule, RecordingsModule } from '@rounds/recordings';
import { ReportsModule } from '@rounds/reports';
import { SearchModule } from '@rounds/search';
import {
  BroadcastModule,
  FollowUpsModule,
  HandoutsModule,
  LiveRecordModule,
  RoomModule,
  WebinarScheduleModule,
} from '@rounds/webinars';
import { WorkflowMapModule } from '@rounds/workflow-map';

@Module({
  imports: [
    ...platformModules,
    HttpModule,
    SocketsModule,
    ObservabilityModule,
    AccountsModule,
    WorkflowMapModule,
    RecordingsModule,
    RecordingMetricsModule,
    ClassesModule,
    LearningModule,
    FeedbackModule,
    CoverageModule,
    SearchModule,
    ReportsModule,
    WebinarScheduleModule,
    RoomModule,
    BroadcastModule,
    FollowUpsModule,
    HandoutsModule,
    LiveRecordModule,
  ],
  controllers: [EventsController],
})
export class ApiModule {}
