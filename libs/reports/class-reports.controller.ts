import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { csvFile } from '@rounds/platform/csv';
import { Allow, Returns, type Page } from '@rounds/platform/http';
import { ClassReports } from './class-reports.service';
import * as schemas from './schemas';

const HEADER = [
  'Class',
  'Published',
  'Minutes',
  'Viewers',
  'Finished',
  'Watched %',
  'Ratings',
  'Mean rating',
];

@ApiTags('reports')
@Controller('reports')
@Allow('admin', 'trainer')
export class ClassReportsController {
  constructor(private readonly reports: ClassReports) {}

  /** How each published class is watched and rated. */
  @Get('classes')
  @Returns(schemas.classReportPage)
  list(
    @Query({ schema: schemas.classReportsQuery }) query: schemas.ClassReportsQuery,
  ): Promise<Page<schemas.ClassReportRow>> {
    return this.reports.list(query);
  }

  /** The same as a file, with the same filters. */
  @Get('classes.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  csv(
    @Query({ schema: schemas.classReportsFilter }) filter: schemas.ClassReportsFilter,
  ): StreamableFile {
    return csvFile('classes', HEADER, this.rows(filter));
  }

  /** Retention, repeats and drop-off of one class. */
  @Get('classes/:id')
  @Returns(schemas.classReport)
  one(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Query({ schema: schemas.classReportQuery }) query: schemas.ClassReportQuery,
  ): Promise<schemas.ClassReport> {
    return this.reports.one(id, query);
  }

  /** Its chapters as a file. */
  @Get('classes/:id/chapters.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async chapters(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Query({ schema: schemas.classReportQuery }) query: schemas.ClassReportQuery,
  ): Promise<StreamableFile> {
    const { title, chapters } = await this.reports.one(id, query);
    const rows = chapters.map((chapter) => [
      ...[title, chapter.title, chapter.startMs / 1000, chapter.endMs / 1000],
      Math.round(chapter.seenShare * 1000) / 10,
    ]);
    return csvFile('chapters', ['Class', 'Chapter', 'Start', 'End', 'Seen %'], rows);
  }

  private async *rows(filter: schemas.ClassReportsFilter) {
    let cursor: string | undefined;
    do {
      const page = await this.reports.list({ ...filter, limit: 200, cursor });
      yield* page.items.map((row) => [
        row.title,
        row.publishedAt,
        Math.round(row.durationMs / 6000) / 10,
        row.viewers,
        row.finished,
        row.watchedShare === null ? null : Math.round(row.watchedShare * 1000) / 10,
        row.rating.n,
        row.rating.mean === null ? null : Math.round(row.rating.mean * 100) / 100,
      ]);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}
