import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { OwnFeedback } from './own-feedback.service';
import { OwnSaidList } from './own-said.service';
import { ownPage, ownQuery, type OwnQuery, type OwnSaid } from './said-schemas';
import * as schemas from './schemas';

/** What people of the practices say. Staff say nothing here: they would rate themselves. */
@ApiTags('feedback')
@Controller('feedback')
export class FeedbackController {
  constructor(
    private readonly feedback: OwnFeedback,
    private readonly said: OwnSaidList,
  ) {}

  /** Whether to ask the person about something of a class now. */
  @Get('due')
  @Allow('manager', 'learner')
  @Returns(schemas.dueAnswer)
  due(
    @Query({ schema: schemas.ofClass }) { classId }: schemas.OfClass,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.DueAnswer> {
    return this.feedback.due(classId, principal);
  }

  /** What the person has said, with what was done about it. */
  @Get('mine')
  @SignedIn()
  @Returns(ownPage)
  mine(
    @Query({ schema: ownQuery }) query: OwnQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<OwnSaid>> {
    return this.said.list(query, principal);
  }

  /** Says or changes it; the same again changes nothing. */
  @Put()
  @Allow('manager', 'learner')
  @Returns(schemas.feedbackView)
  say(
    @Body({ schema: schemas.feedbackInput }) input: schemas.FeedbackInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.FeedbackView> {
    return this.feedback.say(input, principal);
  }

  /** Never ask about it again. */
  @Post('dismissals')
  @Allow('manager', 'learner')
  @ReturnsNothing()
  async dismiss(
    @Body({ schema: schemas.thing }) thing: schemas.ThingInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.feedback.dismiss(thing, principal);
  }

  /** Takes back rating and remark; saying them again undoes that. */
  @Delete(':id')
  @Allow('manager', 'learner')
  @ReturnsNothing()
  async takeBack(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.feedback.takeBack(id, principal);
  }
}
