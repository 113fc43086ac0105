import { Module } from '@nestjs/common';
import { HttpModule } from '@rounds/platform/http';
import { HealthController } from '@rounds/platform/observability';
import { platformModules } from '@rounds/platform/process';
import { EventsController } from '@rounds/platform/realtime';

@Module({
  imports: [...platformModules, HttpModule],
  controllers: [HealthController, EventsController],
})
export class ApiModule {}
