import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { csvFile } from '@rounds/platform/csv';
import { Allow, Returns, type Page } from '@rounds/platform/http';
import * as schemas from './schemas';
import { Watching } from './watching.service';

const HEADER = ['Person', 'Practice', 'Class', 'Version', 'Watched %', 'Last watched'];

@ApiTags('reports')
@Controller('reports')
@Allow('admin', 'trainer')
export class WatchingController {
  constructor(private readonly watching: Watching) {}

  /** Who has watched what, the latest first. */
  @Get('watching')
  @Returns(schemas.watchingPage)
  list(
    @Query({ schema: schemas.watchingQuery }) query: schemas.WatchingQuery,
  ): Promise<Page<schemas.WatchingRow>> {
    return this.watching.list(query);
  }

  /** The same as a file, with the same filters. */
  @Get('watching.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  csv(@Query({ schema: schemas.watchingFilter }) filter: schemas.WatchingFilter): StreamableFile {
    return csvFile('watching', HEADER, this.rows(filter));
  }

  private async *rows(filter: schemas.WatchingFilter) {
    for await (const row of this.watching.all(filter)) {
      const { name, practice, title, versionNumber, progress, lastAt } = row;
      yield [name, practice.name, title, versionNumber, Math.round(progress * 1000) / 10, lastAt];
    }
  }
}
