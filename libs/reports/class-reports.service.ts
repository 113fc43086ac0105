import { Injectable } from '@nestjs/common';
import { Outlines, type Outline } from '@rounds/classes';
import { FeedbackFigures, type VersionFigures } from '@rounds/feedback';
import { notFound } from '@rounds/platform/errors';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { dropOffs } from './drop-off';
import { containing, parameters } from '@rounds/platform/database';
import { rewatched } from './rewatched';
import type { ClassReport, ClassReportQuery, ClassReportRow, ClassReportsQuery } from './schemas';
import { nobody, Summaries } from './summaries.service';
import { borderMs, PARTS, type WatchSummary } from './watch-summary';

/** When the last class was published, and its id. */
const PLACE = z.tuple([z.iso.datetime(), z.uuid()]);

interface ClassRow {
  classId: string;
  versionId: string;
  title: string;
  durationMs: number;
  publishedAt: Date;
}

/** How classes are watched and rated. For staff: asks nobody's permission. */
@Injectable()
export class ClassReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
    private readonly summaries: Summaries,
    private readonly feedback: FeedbackFigures,
  ) {}

  /** Every class that was ever published, the latest first. @throws DomainError `invalid-cursor` */
  async list(query: ClassReportsQuery): Promise<Page<ClassReportRow>> {
    const rows = await this.find(query);
    const keyOf = (row: ClassRow) => [row.publishedAt.toISOString(), row.classId];
    const page = toPage(rows, query.limit, keyOf, (row) => row);
    const ids = page.items.map(({ versionId }) => versionId);
    const [watched, ratings] = await Promise.all([
      this.summaries.of(ids, query.practiceId),
      this.feedback.ofVersions(ids),
    ]);
    return {
      items: page.items.map((row) => ({
        ...row,
        publishedAt: row.publishedAt.toISOString(),
        ...figuresOf(watched.get(row.versionId), row.durationMs, ratings.get(row.versionId)),
      })),
      nextCursor: page.nextCursor,
    };
  }

  /** @throws DomainError `not-found`, also for a version of another class */
  async one(classId: string, { versionId, practiceId }: ClassReportQuery): Promise<ClassReport> {
    const versions: { id: string; number: number; current: boolean }[] =
      await this.dataSource.query(
        `select version.id, version.number, version.id = class.current_version_id as current
         from class join class_version version on version.class_id = class.id
         where class.id = $1 order by version.number`,
        [classId],
      );
    const chosen = versions.find(({ id, current }) => (versionId ? id === versionId : current));
    if (!chosen) throw notFound('class');
    const [outline, watched, ratings] = await Promise.all([
      this.outlines.one(chosen.id),
      this.summaries.of([chosen.id], practiceId),
      this.feedback.ofVersions([chosen.id]),
    ]);
    const summary = watched.get(chosen.id);
    return {
      classId,
      title: outline.title,
      versionId: chosen.id,
      versions: versions.map(({ id, number }) => ({ id, number })),
      durationMs: outline.durationMs ?? 0,
      ...figuresOf(summary, outline.durationMs ?? 0, ratings.get(chosen.id)),
      ...curvesOf(summary ?? nobody, outline),
    };
  }

  private async find({ q, cursor, limit }: ClassReportsQuery): Promise<ClassRow[]> {
    const { values, add } = parameters();
    const conditions = ['class.published_at is not null', 'version.duration_ms is not null'];
    if (q) conditions.push(`version.title ilike ${add(containing(q))}`);
    if (cursor) {
      const [at, id] = readCursor(cursor, PLACE);
      const place = `(${add(at)}::timestamptz, ${add(id)}::uuid)`;
      conditions.push(`(date_trunc('milliseconds', class.published_at), class.id) < ${place}`);
    }
    return await this.dataSource.query(
      `select class.id as "classId", version.id as "versionId", version.title,
         version.duration_ms as "durationMs", class.published_at as "publishedAt"
       from class join class_version version on version.id = class.current_version_id
       where ${conditions.join(' and ')}
       order by date_trunc('milliseconds', class.published_at) desc, class.id desc
       limit ${add(limit + 1)}`,
      values,
    );
  }
}

function figuresOf(
  summary: WatchSummary = nobody,
  durationMs: number,
  ratings: VersionFigures | undefined,
): Pick<ClassReportRow, 'viewers' | 'finished' | 'watchedShare' | 'rating'> {
  const { viewers, finished, watchedMs } = summary;
  return {
    viewers,
    finished,
    watchedShare: viewers > 0 ? Math.min(1, watchedMs / (viewers * durationMs)) : null,
    rating: { n: ratings?.n ?? 0, positive: ratings?.positive ?? 0, mean: ratings?.mean ?? null },
  };
}

function curvesOf(
  { viewers, seenMs, playedMs }: WatchSummary,
  { durationMs, chapters }: Outline,
): Pick<ClassReport, 'chapters' | 'parts' | 'dropOffs' | 'rewatched'> {
  const length = durationMs ?? 0;
  const perViewer = (ms = 0): number =>
    viewers > 0 && length > 0 ? (ms * PARTS) / (viewers * length) : 0;
  const shares = seenMs.map((ms) => Math.min(1, perViewer(ms)));
  return {
    parts: shares.map((seenShare, part) => ({
      startMs: borderMs(part, length),
      endMs: borderMs(part + 1, length),
      seenShare,
      plays: perViewer(playedMs[part]),
    })),
    chapters: chapters.map(({ id, title, startMs, endMs }) => ({
      id,
      title,
      startMs,
      endMs,
      seenShare: meanBetween(shares, startMs, endMs, length),
    })),
    dropOffs: dropOffs(shares, length),
    rewatched: rewatched(seenMs, playedMs, length),
  };
}

/** Mean of the parts that overlap, each as far as it does. */
function meanBetween(
  shares: readonly number[],
  startMs: number,
  endMs: number,
  durationMs: number,
): number {
  const width = durationMs / PARTS;
  const sum = shares.reduce((total, value, part) => {
    const overlap = Math.min(endMs, (part + 1) * width) - Math.max(startMs, part * width);
    return total + Math.max(0, overlap) * value;
  }, 0);
  return Math.min(1, sum / (endMs - startMs));
}
