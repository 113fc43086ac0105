import { Module } from '@nestjs/common';
import { ClassesModule } from '@rounds/classes';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { SearchController } from './search.controller';
import { Search } from './search.service';

/** Finds things by words. */
@Module({
  imports: [ClassesModule, WorkflowMapModule],
  controllers: [SearchController],
  providers: [Search],
})
export class SearchModule {}
