import { Body, Controller, Get, Param, Put, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import type { FastifyReply } from 'fastify';
import { handoutAnswer } from '../handouts/handout-answer';
import { LiveRecords } from './live-records.service';
import * as schemas from './schemas';

@ApiTags('classes')
@Controller('classes/:id/live-record')
export class LiveRecordController {
  constructor(private readonly records: LiveRecords) {}

  /** What was asked while the class was held live, and where its presenter was gone. */
  @Get()
  @SignedIn()
  @Returns(schemas.liveRecord)
  get(
    @Param({ schema: schemas.classParams }) { id }: schemas.ClassParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.LiveRecord> {
    return this.records.of(id, principal);
  }

  /** A file that was handed out in the webinar. */
  @Get('handouts/:handout')
  @SignedIn()
  @ApiOkResponse({ content: { 'application/octet-stream': {} } })
  async handout(
    @Param({ schema: schemas.handoutParams }) { id, handout }: schemas.HandoutParams,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return handoutAnswer(await this.records.handout(id, handout, principal), reply);
  }

  /** The polls, to make questions of quizzes of. */
  @Get('polls')
  @Allow('admin', 'trainer')
  @Returns(schemas.livePolls)
  polls(
    @Param({ schema: schemas.classParams }) { id }: schemas.ClassParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.LivePolls> {
    return this.records.polls(id, principal);
  }

  /** Leaves a question out of what learners are shown, or takes it in again. */
  @Put('questions/:question')
  @Allow('admin', 'trainer')
  @Returns(schemas.liveRecord)
  async leaveOut(
    @Param({ schema: schemas.questionParams }) { id, question }: schemas.QuestionParams,
    @Body({ schema: schemas.questionChoice }) { leftOut }: schemas.QuestionChoice,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.LiveRecord> {
    await this.records.leaveOut(id, question, leftOut, principal);
    return await this.records.of(id, principal);
  }
}
