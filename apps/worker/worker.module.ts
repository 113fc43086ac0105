import { Module } from '@nestjs/common';
import { AccountsWorkerModule } from '@rounds/accounts';
import { platformModules } from '@rounds/platform/process';
import { WorkerHostModule } from '@rounds/platform/queue';
import { RecordingsWorkerModule } from '@rounds/recordings';

@Module({
  imports: [...platformModules, WorkerHostModule, AccountsWorkerModule, RecordingsWorkerModule],
})
export class WorkerModule {}
