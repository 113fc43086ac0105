import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  pageOf,
  Returns,
  SignedInOrJoined,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { z } from 'zod';
import {
  editableTopic,
  newTopic,
  topicChange,
  workflowMap,
  type EditableTopic,
  type NewTopic,
  type TopicChange,
  type WorkflowMapView,
} from './schemas';
import { TopicsService } from './topics.service';
import { WorkflowMapService } from './workflow-map.service';

const idParam = z.object({ id: z.uuid() });

@ApiTags('workflow-map')
@Controller()
export class WorkflowMapController {
  constructor(
    private readonly maps: WorkflowMapService,
    private readonly topics: TopicsService,
  ) {}

  /** The map in the reader's language. */
  @Get('workflow-map')
  @SignedInOrJoined()
  @Returns(workflowMap)
  async map(@CurrentPrincipal() { locale }: Principal): Promise<WorkflowMapView> {
    return await this.maps.map(locale);
  }

  /** Every topic with both languages, inactive ones too; there are few, so they come at once. */
  @Get('topics')
  @Allow('admin')
  @Returns(pageOf(editableTopic))
  async list(): Promise<Page<EditableTopic>> {
    return { items: await this.topics.list(), nextCursor: null };
  }

  @Post('topics')
  @Allow('admin')
  @Returns(editableTopic, 201)
  async create(
    @Body({ schema: newTopic }) body: NewTopic,
    @CurrentPrincipal() principal: Principal,
  ): Promise<EditableTopic> {
    return await this.topics.create(body, principal);
  }

  @Patch('topics/:id')
  @Allow('admin')
  @Returns(editableTopic)
  async change(
    @Param({ schema: idParam }) { id }: z.infer<typeof idParam>,
    @Body({ schema: topicChange }) body: TopicChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<EditableTopic> {
    return await this.topics.change(id, body, principal);
  }
}
