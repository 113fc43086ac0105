import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { csvFile } from '@rounds/platform/csv';
import { Allow, CurrentPrincipal, type Principal } from '@rounds/platform/http';
import { ClassReviews } from './class-review.service';
import { Remarks } from './remarks.service';
import * as review from './review-schemas';
import { ReviewedClasses } from './reviewed-classes.service';
import * as said from './said-schemas';
import { idParams, type IdParams } from './schemas';
import { TopicReviews } from './topic-review.service';

const SAID = [
  ...['Said', 'Person', 'Practice', 'Class', 'Version', 'About', 'At', 'Rating', 'Words'],
  ...['Open', 'Answer', 'Answered by', 'Answered'],
];
const FIGURES = ['Ratings', 'Mean rating', 'Positive %', 'From %', 'To %', 'Few'];

const percent = (part: number | undefined): number | null =>
  part === undefined ? null : Math.round(part * 1000) / 10;

/** Cells of {@link FIGURES}: the interval is Wilson's, of 95 %. */
const figureCells = ({ n, mean, share, few }: review.FiguresView) => [
  ...[n, mean === null ? null : Math.round(mean * 100) / 100],
  ...[percent(share?.share), percent(share?.low), percent(share?.high), few],
];

/** The tables of the review as files, with the filters that are on. */
@ApiTags('feedback')
@Controller('feedback')
@Allow('admin', 'trainer')
export class ReviewFilesController {
  constructor(
    private readonly classes: ReviewedClasses,
    private readonly reviews: ClassReviews,
    private readonly topics: TopicReviews,
    private readonly remarks: Remarks,
  ) {}

  @Get('remarks.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  said(@Query({ schema: said.remarkFilter }) filter: said.RemarkFilter): StreamableFile {
    return csvFile('remarks', SAID, this.saidRows(filter));
  }

  @Get('classes.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  byClass(@Query({ schema: review.reviewFilter }) filter: review.ReviewFilter): StreamableFile {
    const header = ['Class', ...FIGURES, 'Trend', 'Chapter ratings', 'Unclear', 'Open', 'Last'];
    return csvFile('feedback-classes', header, this.classRows(filter));
  }

  @Get('topics.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async byTopic(@CurrentPrincipal() principal: Principal): Promise<StreamableFile> {
    const { items } = await this.topics.list(principal);
    const rows = items.map(({ key, title, figures, trend, pins }) => [
      ...[key, title, ...figureCells(figures), trend.direction, pins],
    ]);
    return csvFile('feedback-topics', ['Key', 'Topic', ...FIGURES, 'Trend', 'Unclear'], rows);
  }

  @Get('classes/:id/chapters.csv')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async byChapter(
    @Param({ schema: idParams }) { id }: IdParams,
    @Query({ schema: review.versionQuery }) { versionId }: review.VersionQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<StreamableFile> {
    const { title, version, chapters } = await this.reviews.of(id, versionId, principal);
    const rows = chapters.map((chapter) => [
      ...[title, version.number, chapter.title, chapter.startMs / 1000],
      ...[...figureCells(chapter.figures), chapter.pins],
    ]);
    const header = ['Class', 'Version', 'Chapter', 'Start', ...FIGURES, 'Unclear'];
    return csvFile('feedback-chapters', header, rows);
  }

  private async *saidRows(filter: said.RemarkFilter) {
    for await (const one of this.remarks.all(filter)) {
      const { person, handled } = one;
      yield [
        ...[one.saidAt, person.name, person.practiceName, one.classTitle, one.versionNumber],
        ...[one.title, one.atMs === null ? null : one.atMs / 1000, one.rating, one.words],
        ...[one.open, handled?.note, handled?.by, handled?.at],
      ];
    }
  }

  private async *classRows(filter: review.ReviewFilter) {
    for await (const one of this.classes.all(filter)) {
      const { title, figures, trend, chapterFigures, pins, open, lastAt } = one;
      yield [title, ...figureCells(figures), trend.direction, chapterFigures.n, pins, open, lastAt];
    }
  }
}
