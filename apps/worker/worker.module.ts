import { Module } from '@nestjs/common';
import { AccountsWorkerModule } from '@rounds/accounts';
import { platformModules } from '@rounds/platform/process';
import { WorkerHostModule } from '@rounds/platform/queue';

@Module({ imports: [...platformModules, WorkerHostModule, AccountsWorkerModule] })
export class WorkerModule {}
