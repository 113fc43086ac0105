import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { csvFile } from '@rounds/platform/csv';
import { Allow, Returns, type Page } from '@rounds/platform/http';
import * as schemas from './quiz-results-schemas';
import { QuizResults } from './quiz-results.service';

const HEADER = [
  ...['Person', 'Practice', 'Quiz', 'Class', 'Version'],
  ...['Attempt', 'Score %', 'Passed', 'Finished'],
];

@ApiTags('reports')
@Controller('reports')
@Allow('admin', 'trainer')
export class QuizResultsController {
  constructor(private readonly results: QuizResults) {}

  /** How people did in quizzes, the latest first. */
  @Get('quiz-results')
  @Returns(schemas.quizResultPage)
  list(
    @Query({ schema: schemas.quizResultsQuery }) query: schemas.QuizResultsQuery,
  ): Promise<Page<schemas.QuizResult>> {
    return this.results.list(query);
  }

  /** The same as a file, with the same filters. */
  @Get('quiz-results.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  csv(
    @Query({ schema: schemas.quizResultsFilter }) filter: schemas.QuizResultsFilter,
  ): StreamableFile {
    return csvFile('quiz-results', HEADER, this.rows(filter));
  }

  private async *rows(filter: schemas.QuizResultsFilter) {
    for await (const row of this.results.all(filter)) {
      const { name, practice, quizTitle, classTitle, versionNumber, attempt, score } = row;
      const part = Math.round(score * 1000) / 10;
      const passed = row.passed ? 'yes' : 'no';
      yield [
        ...[name, practice.name, quizTitle, classTitle, versionNumber],
        ...[attempt, part, passed, row.finishedAt],
      ];
    }
  }
}
