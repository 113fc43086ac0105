import { Injectable } from '@nestjs/common';
import { readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { PlaybackService, Recording } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { parameters } from '@rounds/platform/database';
import { Class } from './class.entity';
import { allTopics } from './outline/outline';
import { Outlines } from './outline/outlines.service';
import type { ClassQuery, ClassSummary } from './schemas';
import { textCondition } from './library/text-condition';
import { topicCondition, UNTAGGED } from './library/topic-condition';
import { PublishWish } from './publishing/publish-wish.entity';
import { restorableUntil } from './publishing/publishing-reader.service';

/** Id of the last item. */
const PLACE = z.tuple([z.uuid()]);

/** All classes, for staff. */
@Injectable()
export class ClassList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflowMap: WorkflowMapService,
    private readonly outlines: Outlines,
    private readonly playbacks: PlaybackService,
  ) {}

  /** Newest first. @throws DomainError `invalid-cursor`, `unknown-topic` */
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

  private async find(query: ClassQuery): Promise<{ id: string }[]> {
    const { values, add } = parameters();
    const conditions = await this.conditionsOf(query, add);
    return await this.dataSource.query(
      `select class.id from class
       join class_version version on version.id = class.current_version_id
       where ${conditions.join(' and ')} order by class.id desc limit ${add(query.limit + 1)}`,
      values,
    );
  }

  private async conditionsOf(
    { state, q, recordingId, topic, cursor }: ClassQuery,
    add: (value: unknown) => string,
  ): Promise<string[]> {
    const conditions = [stateCondition(state, add)];
    if (recordingId) conditions.push(`version.recording_id = ${add(recordingId)}`);
    if (q) conditions.push(textCondition(q, add));
    if (topic === 'none') {
      conditions.push(UNTAGGED);
    } else if (topic) {
      const refs = await this.workflowMap.topicsByKeys([topic]);
      const ids = refs.map(({ id }) => id);
      conditions.push(topicCondition(ids, add));
    }
    // Ids sort by the time they were made.
    if (cursor) conditions.push(`class.id < ${add(readCursor(cursor, PLACE)[0])}::uuid`);
    return conditions;
  }

  private async summaries(ids: readonly string[], principal: Principal): Promise<ClassSummary[]> {
    const { manager } = this.dataSource;
    const classes = await manager.find(Class, {
      where: { id: In([...ids]) },
      order: { id: 'DESC' },
    });
    const outlines = await this.outlines.many(classes.map((found) => found.currentVersionId));
    const recordingIds = [...outlines.values()].map(({ recordingId }) => recordingId);
    const [posters, wishes, recordings] = await Promise.all([
      this.playbacks.posterUrls(recordingIds, principal),
      manager.findBy(PublishWish, { classId: In([...ids]) }),
      manager.find(Recording, {
        select: { id: true },
        where: { id: In(recordingIds), playable: true },
      }),
    ]);
    const scheduled = new Map(wishes.map(({ classId, publishAt }) => [classId, publishAt]));
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
        schedule: scheduled.has(found.id)
          ? { publishAt: scheduled.get(found.id)?.toISOString() ?? null }
          : null,
        deleted: found.deletedAt && {
          at: found.deletedAt.toISOString(),
          until: restorableUntil(found),
        },
      };
    });
  }
}

/** What is deleted shows only when it is asked for, and as long as it can come back. */
function stateCondition(state: ClassQuery['state'], add: (value: unknown) => string): string {
  if (state === undefined) return "class.state <> 'deleted'";
  if (state === 'deleted') return "class.state = 'deleted' and class.purged_at is null";
  if (state !== 'scheduled') return `class.state = ${add(state)}`;
  return `class.state = 'draft'
    and exists (select from publish_wish wish where wish.class_id = class.id)`;
}
