import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { Recording } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, type EntityManager } from 'typeorm';
import type { Audience } from '../audience';
import { cleanTitle } from '../chapters';
import { ClassVersion } from '../class-version.entity';
import { markedChapters, type ChapterMark } from '../marked-chapters';
import { writeChapters } from './chapter-writing';
import { insertDraft, type Tags } from './class-writing';
import { DraftFiller } from './draft-filler.service';

/** What a draft that nobody made by hand begins with. */
export interface NewDraft extends Tags {
  recordingId: string;
  title: string;
  speaker: string;
  description: string;
  audience: Audience;
  /** None: the chapters are those of the file, or one. */
  marks: ChapterMark[];
  /** Whose work it comes from. */
  byId: string | null;
}

/** Drafts that come of something else than a person's click: of a webinar, when it ends. */
@Injectable()
export class ClassDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly filler: DraftFiller,
    private readonly workflowMap: WorkflowMapService,
    private readonly audit: Audit,
  ) {}

  /**
   * The class of that recording, made unless there is one.
   * @returns its id
   * @throws DomainError `unknown-topic`
   */
  async ensure({ marks, ...draft }: NewDraft): Promise<string> {
    const topics = await this.workflowMap.topicsByKeys(marks.flatMap((mark) => mark.topics));
    const topicIds = new Map(topics.map(({ key, id }) => [key, id]));
    return await this.dataSource.transaction(async (manager) => {
      // Of two that come at once, the second waits for the first.
      const lock = { mode: 'pessimistic_write' } as const;
      const where = { id: draft.recordingId };
      const recording = await manager.findOneOrFail(Recording, { where, lock });
      const known = await manager.findOneBy(ClassVersion, { recordingId: recording.id });
      if (known) return known.classId;
      const { id, versionId } = await this.insert(manager, draft, recording);
      const chapters = markedChapters(marks, recording.durationMs ?? 0, draft.title);
      if (chapters.length > 0) await writeChapters(manager, versionId, chapters, topicIds);
      return id;
    });
  }

  private async insert(
    manager: EntityManager,
    { byId, audience, topicIds, specialties, ...draft }: Omit<NewDraft, 'marks'>,
    recording: Recording,
  ): Promise<{ id: string; versionId: string }> {
    const words = { ...draft, speaker: cleanTitle(draft.speaker) };
    const tags = { topicIds, specialties };
    const made = await insertDraft(manager, words, tags, byId, audience);
    await this.filler.fill(made.currentVersionId, recording, manager);
    const entry = { actorId: byId, action: 'class.created', subjectType: 'class' };
    const details = { title: draft.title };
    await this.audit.record({ ...entry, subjectId: made.id, details }, manager);
    return { id: made.id, versionId: made.currentVersionId };
  }
}
