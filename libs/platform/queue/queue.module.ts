import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobHandlers } from './job-handlers';
import { QueueService } from './queue.service';
import { WorkerHost } from './worker-host';

/** Puts jobs in: API and worker. */
@Global()
@Module({ providers: [QueueService], exports: [QueueService] })
export class QueueModule {}

/** Takes jobs out: the worker process only. */
@Module({ imports: [DiscoveryModule], providers: [JobHandlers, WorkerHost] })
export class WorkerHostModule {}
