import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import type { Principal } from '@rounds/platform/http';
import { Recording } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource } from 'typeorm';
import { writeChapters, type ChapterInput } from './chapter-writing';
import { ClassAccess } from '../class-access.service';
import { ClassVersion } from '../class-version.entity';
import { touch } from './class-writing';
import { DraftFiller } from './draft-filler.service';
import type { ChaptersChange } from '../schemas';

/** How staff divide a class. */
@Injectable()
export class ChapterEditing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly workflowMap: WorkflowMapService,
    private readonly filler: DraftFiller,
    private readonly audit: Audit,
  ) {}

  /**
   * Replaces the chapters of the current version; those that keep their id stay the same chapter.
   * @throws DomainError `not-found`, `edited-meanwhile`, `recording-not-probed`,
   * `chapters-do-not-tile`, `unknown-chapter`, `unknown-topic`
   */
  async replace(classId: string, change: ChaptersChange, by: Principal): Promise<void> {
    const topicIds = await this.topicIds(change.chapters);
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, change.revision, manager);
      const versionId = found.currentVersionId;
      const { recordingId } = await manager.findOneByOrFail(ClassVersion, { id: versionId });
      const recording = await manager.findOneBy(Recording, { id: recordingId });
      if (recording) await this.filler.fill(versionId, recording, manager);
      await writeChapters(manager, versionId, change.chapters, topicIds);
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

  /**
   * Topic key → id. To be asked before a transaction begins: it takes a connection of its own.
   * @throws DomainError `unknown-topic`
   */
  async topicIds(chapters: readonly Pick<ChapterInput, 'topics'>[]): Promise<Map<string, string>> {
    const refs = await this.workflowMap.topicsByKeys(chapters.flatMap(({ topics }) => topics));
    return new Map(refs.map(({ key, id }) => [key, id]));
  }
}
