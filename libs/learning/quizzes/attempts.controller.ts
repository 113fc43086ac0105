import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  type Principal,
} from '@rounds/platform/http';
import { Attempts } from './attempts.service';
import { Quizzes } from './quizzes.service';
import * as schemas from './schemas';

/** A person's own way through quizzes. */
@ApiTags('quizzes')
@Controller()
@SignedIn()
export class AttemptsController {
  constructor(
    private readonly attempts: Attempts,
    private readonly quizzes: Quizzes,
  ) {}

  @Get('attempts/:id')
  @Returns(schemas.attemptView)
  get(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.AttemptView> {
    return this.attempts.get(id, principal);
  }

  /** Keeps an answer in place of the one before. Answers after the commit; may be sent again. */
  @Put('attempts/:id/answers/:questionId')
  @ReturnsNothing()
  async answer(
    @Param({ schema: schemas.answerParams }) { id, questionId }: schemas.AnswerParams,
    @Body({ schema: schemas.answerInput }) input: schemas.AnswerInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.attempts.answer(id, questionId, input, principal);
  }

  /** Judges the answers. The same again gives the same result. */
  @Post('attempts/:id/finish')
  @Returns(schemas.attemptView)
  finish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.AttemptView> {
    return this.attempts.finish(id, principal);
  }

  /** Quizzes of a class that the person may take. */
  @Get('classes/:id/quizzes')
  @Returns(schemas.quizList)
  async ofClass(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuizList> {
    return { items: await this.quizzes.ofClass(id, principal) };
  }

  /** Quizzes that the person has begun, the latest first. */
  @Get('me/quizzes')
  @Returns(schemas.quizList)
  async mine(@CurrentPrincipal() principal: Principal): Promise<schemas.QuizList> {
    return { items: await this.quizzes.mine(principal) };
  }
}
