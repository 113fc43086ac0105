import { Module } from '@nestjs/common';
import { platformModules } from '@rounds/platform/process';
import { BroadcastIngestModule } from '@rounds/webinars';

@Module({ imports: [...platformModules, BroadcastIngestModule] })
export class IngestModule {}
