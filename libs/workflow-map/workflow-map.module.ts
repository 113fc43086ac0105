import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Specialty } from './specialty.entity';
import { Topic } from './topic.entity';
import { TopicsService } from './topics.service';
import { WorkflowMapController } from './workflow-map.controller';
import { WorkflowMapService } from './workflow-map.service';

/** Topics on two axes: where in the work a class helps. */
@Module({
  imports: [TypeOrmModule.forFeature([Topic, Specialty])],
  controllers: [WorkflowMapController],
  providers: [WorkflowMapService, TopicsService],
  exports: [WorkflowMapService],
})
export class WorkflowMapModule {}
