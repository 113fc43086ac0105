import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { analysisFile } from './analysis-file';
import { Attempts } from './attempts.service';
import { QuizAnalyses } from './quiz-analysis.service';
import { QuizEditing } from './quiz-editing.service';
import { QuizSources } from './quiz-sources.service';
import { Quizzes } from './quizzes.service';
import * as schemas from './schemas';

@ApiTags('quizzes')
@Controller('quizzes')
export class QuizzesController {
  constructor(
    private readonly quizzes: Quizzes,
    private readonly sources: QuizSources,
    private readonly editing: QuizEditing,
    private readonly analyses: QuizAnalyses,
    private readonly attempts: Attempts,
  ) {}

  /** Every quiz, newest first, for those who make them. */
  @Get()
  @Allow('admin', 'trainer')
  @Returns(schemas.quizPage)
  list(
    @Query({ schema: schemas.quizQuery }) query: schemas.QuizQuery,
  ): Promise<Page<schemas.QuizSummary>> {
    return this.sources.list(query);
  }

  @Post()
  @Allow('admin', 'trainer')
  @Returns(schemas.quizSource, 201)
  async create(
    @Body({ schema: schemas.newQuiz }) input: schemas.NewQuiz,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuizSource> {
    return await this.sources.get(await this.editing.create(input, principal));
  }

  /** As those see it who take it. */
  @Get(':id')
  @SignedIn()
  @Returns(schemas.quizView)
  get(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuizView> {
    return this.quizzes.get(id, principal);
  }

  /** As those see it who make it, with what is right. */
  @Get(':id/source')
  @Allow('admin', 'trainer')
  @Returns(schemas.quizSource)
  source(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
  ): Promise<schemas.QuizSource> {
    return this.sources.get(id);
  }

  /** How hard its questions are, and whether they tell who knows. */
  @Get(':id/analysis')
  @Allow('admin', 'trainer')
  @Returns(schemas.quizAnalysis)
  analysis(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
  ): Promise<schemas.QuizAnalysis> {
    return this.analyses.of(id);
  }

  /** The same as a file, a row for each question. */
  @Get(':id/analysis.csv')
  @Allow('admin', 'trainer')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async analysisFile(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
  ): Promise<StreamableFile> {
    return analysisFile(await this.analyses.of(id));
  }

  @Patch(':id')
  @Allow('admin', 'trainer')
  @Returns(schemas.quizSource)
  async change(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.quizChange }) input: schemas.QuizChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuizSource> {
    await this.editing.change(id, input, principal);
    return await this.sources.get(id);
  }

  @Post(':id/publish')
  @Allow('admin', 'trainer')
  @Returns(schemas.quizSource)
  async publish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.quizMove }) { revision }: schemas.QuizMove,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuizSource> {
    await this.editing.move(id, 'published', revision, principal);
    return await this.sources.get(id);
  }

  @Post(':id/unpublish')
  @Allow('admin', 'trainer')
  @Returns(schemas.quizSource)
  async unpublish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.quizMove }) { revision }: schemas.QuizMove,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.QuizSource> {
    await this.editing.move(id, 'draft', revision, principal);
    return await this.sources.get(id);
  }

  /** The attempt that is open, else a new one. */
  @Post(':id/attempts')
  @SignedIn()
  @Returns(schemas.attemptView)
  begin(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.AttemptView> {
    return this.attempts.open(id, principal);
  }

  /** Removes one that nobody has ever begun. */
  @Delete(':id')
  @Allow('admin', 'trainer')
  @ReturnsNothing()
  async remove(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.editing.remove(id, principal);
  }
}
