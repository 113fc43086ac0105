import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedInOrJoined,
  type Principal,
} from '@rounds/platform/http';
import { idParams, type IdParams } from '../schemas';
import * as schemas from './schemas';
import { WebinarFeedbacks } from './webinar-feedbacks.service';

/**
 * What people of the practices say of a live class, while it goes on and after it. Staff may look
 * and say nothing: they would rate themselves.
 */
@ApiTags('feedback')
@Controller('webinars/:id/feedback')
@SignedInOrJoined()
export class WebinarFeedbackController {
  constructor(private readonly feedback: WebinarFeedbacks) {}

  /** What the person has said, and whether they may. */
  @Get()
  @Returns(schemas.webinarFeedbackView)
  own(
    @Param({ schema: idParams }) { id }: IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarFeedbackView> {
    return this.feedback.of(id, principal);
  }

  /** Says or changes it; the same again changes nothing. It counts for the class made of it. */
  @Put()
  @Returns(schemas.webinarFeedbackView)
  say(
    @Param({ schema: idParams }) { id }: IdParams,
    @Body({ schema: schemas.webinarFeedbackInput }) input: schemas.WebinarFeedbackInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarFeedbackView> {
    return this.feedback.say(id, input, principal);
  }

  /** Takes back rating and remark; saying them again undoes that. */
  @Delete()
  @ReturnsNothing()
  async takeBack(
    @Param({ schema: idParams }) { id }: IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.feedback.takeBack(id, principal);
  }
}
