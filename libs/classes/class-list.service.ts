import { Injectable } from '@nestjs/common';
import { toPage, type Page, type Principal } from '@rounds/platform/http';
import { PlaybackService, Recording } from '@rounds/recordings';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { Class } from './class.entity';
import { readCursor } from './cursor';
import { allTopics } from './outline';
import { Outlines } from './outlines.service';
import { parameters } from './parameters';
import type { ClassQuery, ClassSummary } from './schemas';
import { textCondition } from './text-condition';

/** Id of the last item. */
const PLACE = z.tuple([z.uuid()]);

/** All classes, for staff. */
@Injectable()
export class ClassList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
    private readonly playbacks: PlaybackService,
  ) {}

  /** Newest first. @throws DomainError `invalid-cursor` */
  async list(query: ClassQuery, principal: Principal): Promise<Page<ClassSummary>> {
    const rows = await this.find(query);
    const page = toPage(
      rows,
      query.limit,
      ({ id }) => [id],
      ({ id }) => id,
    );
    return { items: await this.summaries(page.items, principal), nextCursor: page.nextCursor };
  }

  private async find({
    state,
    q,
    recordingId,
    cursor,
    limit,
  }: ClassQuery): Promise<{ id: string }[]> {
    const { values, add } = parameters();
    const conditions = ['true'];
    if (state) conditions.push(`class.state = ${add(state)}`);
    if (recordingId) conditions.push(`version.recording_id = ${add(recordingId)}`);
    if (q) conditions.push(textCondition(q, add));
    // Ids sort by the time they were made.
    if (cursor) conditions.push(`class.id < ${add(readCursor(cursor, 1, PLACE)[0])}::uuid`);
    return await this.dataSource.query(
      `select class.id from class
       join class_version version on version.id = class.current_version_id
       where ${conditions.join(' and ')} order by class.id desc limit ${add(limit + 1)}`,
      values,
    );
  }

  private async summaries(ids: readonly string[], principal: Principal): Promise<ClassSummary[]> {
    const { manager } = this.dataSource;
    const classes = await manager.find(Class, {
      where: { id: In([...ids]) },
      order: { id: 'DESC' },
    });
    const outlines = await this.outlines.many(classes.map((found) => found.currentVersionId));
    const recordingIds = [...outlines.values()].map(({ recordingId }) => recordingId);
    const [posters, recordings] = await Promise.all([
      this.playbacks.posterUrls(recordingIds, principal),
      manager.find(Recording, {
        select: { id: true },
        where: { id: In(recordingIds), playable: true },
      }),
    ]);
    const playable = new Set(recordings.map(({ id }) => id));
    return classes.flatMap((found) => {
      const outline = outlines.get(found.currentVersionId);
      if (!outline) return [];
      const { recordingId } = outline;
      return {
        id: found.id,
        state: found.state,
        revision: found.revision,
        title: outline.title,
        speaker: outline.speaker,
        durationMs: outline.durationMs,
        recordingId,
        playable: playable.has(recordingId),
        posterUrl: posters.get(recordingId) ?? null,
        audience: found.audience,
        topics: allTopics(outline),
        chapterCount: outline.chapters.length,
        createdAt: found.createdAt.toISOString(),
        updatedAt: found.updatedAt.toISOString(),
        publishedAt: found.publishedAt?.toISOString() ?? null,
      };
    });
  }
}
