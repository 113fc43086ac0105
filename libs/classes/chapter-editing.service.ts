import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { RecordingsService } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ChapterTopic } from './chapter-topic.entity';
import { Chapter } from './chapter.entity';
import { tile, type ChapterDraft } from './chapters';
import { ClassAccess } from './class-access.service';
import { touch } from './class-editing.service';
import { ClassVersion } from './class-version.entity';
import { DraftFiller } from './draft-filler.service';
import type { ChaptersChange } from './schemas';

export interface ChapterInput extends ChapterDraft {
  id?: string | undefined;
  topics: string[];
}

/** How staff divide a class. */
@Injectable()
export class ChapterEditing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly workflowMap: WorkflowMapService,
    private readonly filler: DraftFiller,
    private readonly recordings: RecordingsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Replaces the chapters of the current version; those that keep their id stay the same chapter.
   * @throws DomainError `not-found`, `edited-meanwhile`, `recording-not-probed`,
   * `chapters-do-not-tile`, `unknown-chapter`, `unknown-topic`
   */
  async replace(classId: string, change: ChaptersChange, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, change.revision, manager);
      const versionId = found.currentVersionId;
      const { recordingId } = await manager.findOneByOrFail(ClassVersion, { id: versionId });
      await this.filler.fill(versionId, await this.recordings.get(recordingId), manager);
      await this.write(versionId, change.chapters, manager);
      await touch(manager, found);
      await this.audit.record(
        {
          actorId: by.personId,
          action: 'class.chapters-changed',
          subjectType: 'class',
          subjectId: classId,
          details: { chapters: change.chapters.map(({ title, startMs }) => ({ title, startMs })) },
        },
        manager,
      );
    });
  }

  /** Writes the chapters of a version whose length is known. */
  async write(
    versionId: string,
    chapters: readonly ChapterInput[],
    manager: EntityManager,
  ): Promise<void> {
    const { durationMs } = await manager.findOneByOrFail(ClassVersion, { id: versionId });
    if (durationMs === null) {
      throw new DomainError(
        'recording-not-probed',
        'unprocessable',
        'How long the recording is will be known in a moment; try again then',
      );
    }
    const tiled = tile(chapters, durationMs);
    const before = await manager.findBy(Chapter, { classVersionId: versionId });
    assertKnown(tiled, new Set(before.map(({ id }) => id)));
    const rows = tiled.map(({ id = newId(), title, startMs, endMs }, position) => ({
      id,
      classVersionId: versionId,
      position,
      title,
      startMs,
      endMs,
    }));
    const kept = new Set(rows.map(({ id }) => id));
    const gone = before.flatMap(({ id }) => (kept.has(id) ? [] : id));
    if (gone.length > 0) await manager.delete(Chapter, { id: In(gone) });
    await manager.upsert(Chapter, rows, ['id']);
    await this.tag(
      rows.map(({ id }, index) => ({ id, topics: chapters[index]?.topics ?? [] })),
      manager,
    );
  }

  private async tag(
    chapters: readonly { id: string; topics: readonly string[] }[],
    manager: EntityManager,
  ): Promise<void> {
    const refs = await this.workflowMap.topicsByKeys(chapters.flatMap(({ topics }) => topics));
    const ids = new Map(refs.map(({ key, id }) => [key, id]));
    await manager.delete(ChapterTopic, { chapterId: In(chapters.map(({ id }) => id)) });
    const rows = chapters.flatMap(({ id: chapterId, topics }) =>
      [...new Set(topics)].flatMap((key, position) => {
        const topicId = ids.get(key);
        return topicId === undefined ? [] : { chapterId, topicId, position };
      }),
    );
    if (rows.length > 0) await manager.insert(ChapterTopic, rows);
  }
}

/** @throws DomainError `unknown-chapter` for an id of another class, of none, or given twice */
function assertKnown(chapters: readonly ChapterInput[], known: ReadonlySet<string>): void {
  const seen = new Set<string>();
  chapters.forEach(({ id }, index) => {
    if (id === undefined) return;
    if (!known.has(id) || seen.has(id)) {
      throw new DomainError('unknown-chapter', 'invalid', 'The class has no such chapter', {
        fields: { [`chapters.${index}.id`]: 'is not a chapter of this class, or is there twice' },
      });
    }
    seen.add(id);
  });
}
