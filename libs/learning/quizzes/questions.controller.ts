import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  SignedIn,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import type { FastifyReply } from 'fastify';
import * as schemas from './question-schemas';
import { QuestionPictures } from './question-pictures.service';
import { Questions } from './questions.service';

@ApiTags('quizzes')
@Controller('questions')
export class QuestionsController {
  constructor(
    private readonly questions: Questions,
    private readonly pictures: QuestionPictures,
  ) {}

  /** The question bank, newest first. */
  @Get()
  @Allow('admin', 'trainer')
  @Returns(schemas.questionPage)
  list(
    @Query({ schema: schemas.questionQuery }) query: schemas.QuestionQuery,
  ): Promise<Page<schemas.QuestionView>> {
    return this.questions.list(query);
  }

  @Post()
  @Allow('admin', 'trainer')
  @Returns(schemas.questionView, 201)
  create(
    @Body({ schema: schemas.questionInput }) input: schemas.QuestionInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuestionView> {
    return this.questions.create(input, principal);
  }

  @Post('pictures')
  @Allow('admin', 'trainer')
  @Returns(schemas.pictureView, 201)
  addPicture(
    @Body({ schema: schemas.newPicture }) { data }: schemas.NewPicture,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PictureView> {
    return this.pictures.add(data, principal);
  }

  /** For staff, and for those who were asked a question with it. */
  @Get('pictures/:id')
  @SignedIn()
  @ApiProduces('image/*')
  @ApiResponse({ status: 200, schema: { type: 'string', format: 'binary' } })
  async picture(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, content } = await this.pictures.get(id, principal);
    await reply
      .header('content-type', type)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(content);
  }

  @Get(':id')
  @Allow('admin', 'trainer')
  @Returns(schemas.questionView)
  get(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
  ): Promise<schemas.QuestionView> {
    return this.questions.get(id);
  }

  /** Replaces what is asked, from the next attempt on; finished ones stay as they are. */
  @Put(':id')
  @Allow('admin', 'trainer')
  @Returns(schemas.questionView)
  change(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.questionChange }) input: schemas.QuestionChange,
  ): Promise<schemas.QuestionView> {
    return this.questions.change(id, input);
  }
}
