import { Inject, Injectable, Optional } from '@nestjs/common';
import { toPage, type Page, type Principal } from '@rounds/platform/http';
import { PlaybackService, Recording } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { toChapterViews } from './class-views';
import { readCursor } from './cursor';
import { allTopics, type Outline } from './outline';
import { Outlines } from './outlines.service';
import { parameters } from './parameters';
import { PROGRESS_READER, type ClassProgress, type ProgressReader } from './progress-reader';
import type { LibraryItem, LibraryQuery } from './schemas';
import { SPECIALTIES } from './specialties-sql';
import { textCondition } from './text-condition';
import { audienceCondition } from './visibility';

interface Row {
  id: string;
  versionId: string;
  publishedAt: Date;
  specialties: string[];
  /** 0: made for the specialty asked for; 1: serves all. */
  rank: number;
}

/** The published classes that a person may watch. */
@Injectable()
export class Library {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
    private readonly workflowMap: WorkflowMapService,
    private readonly playbacks: PlaybackService,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /**
   * Newest first; with a specialty, the classes made for it before those that serve all.
   * @throws DomainError `unknown-topic`, `invalid-cursor`
   */
  async list(query: LibraryQuery, principal: Principal): Promise<Page<LibraryItem>> {
    const rows = await this.find(query, principal);
    const keyOf = (row: Row) => [String(row.rank), row.publishedAt.toISOString(), row.id];
    const page = toPage(rows, query.limit, keyOf, (row) => row);
    return { items: await this.items(page.items, principal), nextCursor: page.nextCursor };
  }

  private async find(query: LibraryQuery, principal: Principal): Promise<Row[]> {
    const { topic, specialty, q, cursor, limit } = query;
    const { values, add } = parameters();
    const conditions = [`class.state = 'published'`, audienceCondition(principal, add)];
    if (topic) conditions.push(await this.topicCondition(topic, add));
    if (q) conditions.push(textCondition(q, add));
    const wanted = specialty ? add(specialty) : null;
    const rank = wanted ? `case when ${wanted} = any(specialties) then 0 else 1 end` : '0';
    const fits = wanted ? `(${wanted} = any(specialties) or specialties = '{}')` : 'true';
    return await this.dataSource.query(
      `select * from (
         select *, ${rank} as rank from (
           select class.id, version.id as "versionId", class.published_at as "publishedAt",
             ${SPECIALTIES} as specialties
           from class join class_version version on version.id = class.current_version_id
           where ${conditions.join(' and ')}
         ) found where ${fits}
       ) ranked where ${cursor ? after(cursor, add) : 'true'}
       order by rank, "publishedAt" desc, id limit ${add(limit + 1)}`,
      values,
    );
  }

  /** A step stands for the overlays below it, too. */
  private async topicCondition(key: string, add: (value: unknown) => string): Promise<string> {
    const [topic] = await this.workflowMap.topicsByKeys([key]);
    const topics = `(select id from topic where ${add(topic?.id)} in (id, parent_id))`;
    return `(exists (select from class_topic
        where class_version_id = version.id and topic_id in ${topics})
      or exists (select from chapter_topic join chapter on chapter.id = chapter_topic.chapter_id
        where chapter.class_version_id = version.id and topic_id in ${topics}))`;
  }

  private async items(rows: readonly Row[], principal: Principal): Promise<LibraryItem[]> {
    const outlines = await this.outlines.many(rows.map(({ versionId }) => versionId));
    const all = [...outlines.values()];
    const recordingIds = all.map(({ recordingId }) => recordingId);
    const [progress, posters, playable] = await Promise.all([
      this.progress?.read(principal.personId, all),
      this.playbacks.posterUrls(recordingIds, principal),
      this.playable(recordingIds),
    ]);
    return rows.flatMap((row) => {
      const outline = outlines.get(row.versionId);
      if (!outline) return [];
      const { recordingId } = outline;
      const media = {
        playable: playable.has(recordingId),
        posterUrl: posters.get(recordingId) ?? null,
      };
      return toItem(row, outline, media, progress?.get(row.versionId));
    });
  }

  private async playable(recordingIds: readonly string[]): Promise<Set<string>> {
    const where = { id: In([...recordingIds]), playable: true };
    const found = await this.dataSource.manager.find(Recording, { select: { id: true }, where });
    return new Set(found.map(({ id }) => id));
  }
}

/** Rank, time of publishing, id of the last item. */
const PLACE = z.tuple([z.enum(['0', '1']), z.iso.datetime(), z.uuid()]);

function after(cursor: string, add: (value: unknown) => string): string {
  const [rank, publishedAt, id] = readCursor(cursor, 3, PLACE);
  const place = [`${add(rank)}::int`, `${add(publishedAt)}::timestamptz`, `${add(id)}::uuid`];
  return `(rank > ${place[0]} or (rank = ${place[0]} and (
    "publishedAt" < ${place[1]} or ("publishedAt" = ${place[1]} and id > ${place[2]}))))`;
}

function toItem(
  { id, publishedAt, specialties }: Row,
  outline: Outline,
  media: Pick<LibraryItem, 'playable' | 'posterUrl'>,
  progress: ClassProgress | undefined,
): LibraryItem {
  const { title, speaker, durationMs } = outline;
  return {
    id,
    title,
    speaker,
    durationMs: durationMs ?? 0,
    ...media,
    topics: allTopics(outline),
    specialties,
    chapters: toChapterViews(outline, progress),
    progress: progress?.progress ?? 0,
    resumeMs: progress?.resumeMs ?? null,
    publishedAt: publishedAt.toISOString(),
  };
}
