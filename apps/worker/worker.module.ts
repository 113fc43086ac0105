import { Module } from '@nestjs/common';
import { platformModules } from '@rounds/platform/process';
import { WorkerHostModule } from '@rounds/platform/queue';

@Module({ imports: [...platformModules, WorkerHostModule] })
export class WorkerModule {}
