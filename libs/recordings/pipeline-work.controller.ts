import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Returns } from '@rounds/platform/http';
import { pipelineWork, type PipelineWork } from './pipeline-work-view';
import { PipelineWorkService } from './pipeline-work.service';

@ApiTags('recordings')
@Controller('pipeline-work')
@Allow('admin')
export class PipelineWorkController {
  constructor(private readonly work: PipelineWorkService) {}

  /** Queues, workers, what is under way and what has failed; at most 50 of each. */
  @Get()
  @Returns(pipelineWork)
  overview(): Promise<PipelineWork> {
    return this.work.overview();
  }
}
