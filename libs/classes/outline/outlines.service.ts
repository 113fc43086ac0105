import { Injectable } from '@nestjs/common';
import { notFound } from '@rounds/platform/errors';
import { WorkflowMapService, type TopicRef } from '@rounds/workflow-map';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ChapterTopic } from '../chapter-topic.entity';
import { Chapter } from '../chapter.entity';
import { ClassTopic } from '../class-topic.entity';
import { ClassVersion } from '../class-version.entity';
import type { Outline } from './outline';

/** Reads class versions with chapters and topics, many at once. Asks nobody's permission. */
@Injectable()
export class Outlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /** @throws DomainError `not-found` */
  async one(versionId: string, manager?: EntityManager): Promise<Outline> {
    const outline = (await this.many([versionId], manager)).get(versionId);
    if (!outline) throw notFound('class');
    return outline;
  }

  /** Version id → outline; ids that are none are left out. */
  async many(
    versionIds: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, Outline>> {
    if (versionIds.length === 0) return new Map();
    const ids = [...new Set(versionIds)];
    const position = { position: 'ASC' } as const;
    const versions = await manager.findBy(ClassVersion, { id: In(ids) });
    const where = { classVersionId: In(ids) };
    const chapters = await manager.find(Chapter, { where, order: position });
    const classTopics = await manager.find(ClassTopic, { where, order: position });
    const chapterTopics = await manager.find(ChapterTopic, {
      where: { chapterId: In(chapters.map(({ id }) => id)) },
      order: position,
    });
    const topicIds = [...classTopics, ...chapterTopics].map(({ topicId }) => topicId);
    const topics = await this.workflowMap.topicsByIds(topicIds);

    const topicsOfVersion = keysBy(classTopics, ({ classVersionId }) => classVersionId, topics);
    const topicsOfChapter = keysBy(chapterTopics, ({ chapterId }) => chapterId, topics);
    const chaptersOf = new Map<string, Chapter[]>(ids.map((id) => [id, []]));
    for (const chapter of chapters) chaptersOf.get(chapter.classVersionId)?.push(chapter);
    const outlines = versions.map((version) =>
      toOutline(version, chaptersOf.get(version.id) ?? [], topicsOfVersion, topicsOfChapter),
    );
    return new Map(outlines.map((outline) => [outline.versionId, outline]));
  }
}

function keysBy<T extends { topicId: string }>(
  rows: readonly T[],
  ownerOf: (row: T) => string,
  topics: Map<string, TopicRef>,
): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const row of rows) {
    const key = topics.get(row.topicId)?.key;
    if (key !== undefined) keys.set(ownerOf(row), [...(keys.get(ownerOf(row)) ?? []), key]);
  }
  return keys;
}

function toOutline(
  version: ClassVersion,
  chapters: readonly Chapter[],
  topicsOfVersion: Map<string, string[]>,
  topicsOfChapter: Map<string, string[]>,
): Outline {
  const { id, classId, number, recordingId, title, speaker, description } = version;
  return {
    classId,
    versionId: id,
    versionNumber: number,
    recordingId,
    title,
    speaker,
    description,
    specialties: version.specialties,
    durationMs: version.durationMs,
    topics: topicsOfVersion.get(id) ?? [],
    chapters: chapters.map((chapter) => ({
      id: chapter.lineageId ?? chapter.id,
      title: chapter.title,
      startMs: chapter.startMs,
      endMs: chapter.endMs,
      topics: topicsOfChapter.get(chapter.id) ?? [],
    })),
  };
}
