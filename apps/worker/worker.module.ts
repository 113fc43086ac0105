import { Module } from '@nestjs/common';
import { AccountsWorkerModule } from '@rounds/accounts';
import { ClassesWorkerModule } from '@rounds/classes';
import { FeedbackWorkerModule } from '@rounds/feedback';
import { platformModules } from '@rounds/platform/process';
import { WorkerHostModule } from '@rounds/platform/queue';
import { RecordingsWorkerModule } from '@rounds/recordings';
import { ReportsWorkerModule } from '@rounds/reports';
import {
  AfterWebinarWorkerModule,
  HandoutsWorkerModule,
  WebinarScheduleWorkerModule,
} from '@rounds/webinars';

@Module({
  imports: [
    ...platformModules,
    WorkerHostModule,
    AccountsWorkerModule,
    ClassesWorkerModule,
    RecordingsWorkerModule,
    ReportsWorkerModule,
    WebinarScheduleWorkerModule,
    AfterWebinarWorkerModule,
    HandoutsWorkerModule,
    FeedbackWorkerModule,
  ],
})
export class WorkerModule {}
