import { Module } from '@nestjs/common';
import { AccountsModule } from '@rounds/accounts';
import { HttpModule } from '@rounds/platform/http';
import { HealthController } from '@rounds/platform/observability';
import { platformModules } from '@rounds/platform/process';
import { EventsController } from '@rounds/platform/realtime';
import { RecordingsModule } from '@rounds/recordings';
import { WorkflowMapModule } from '@rounds/workflow-map';

@Module({
  imports: [...platformModules, HttpModule, AccountsModule, WorkflowMapModule, RecordingsModule],
  controllers: [HealthController, EventsController],
})
export class ApiModule {}
