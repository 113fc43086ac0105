import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { Recording } from '@rounds/recordings';
import { DataSource } from 'typeorm';
import { ClassVersion } from '../class-version.entity';
import { insertDraft } from './class-writing';
import { DraftFiller } from './draft-filler.service';

/** What a draft that nobody made by hand begins with. */
export interface NewDraft {
  recordingId: string;
  title: string;
  speaker: string;
  /** Whose work it comes from. */
  byId: string | null;
}

/** Drafts that come of something else than a person's click: of a webinar, when it ends. */
@Injectable()
export class ClassDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly filler: DraftFiller,
    private readonly audit: Audit,
  ) {}

  /** The class of that recording, made unless there is one. @returns its id */
  async ensure({ recordingId, title, speaker, byId }: NewDraft): Promise<string> {
    return await this.dataSource.transaction(async (manager) => {
      // Of two that come at once, the second waits for the first.
      const lock = { mode: 'pessimistic_write' } as const;
      const recording = await manager.findOneOrFail(Recording, {
        where: { id: recordingId },
        lock,
      });
      const known = await manager.findOneBy(ClassVersion, { recordingId });
      if (known) return known.classId;
      const draft = { recordingId, title, speaker, description: '' };
      const made = await insertDraft(manager, draft, { topicIds: [], specialties: [] }, byId);
      await this.filler.fill(made.currentVersionId, recording, manager);
      const entry = { actorId: byId, action: 'class.created', subjectType: 'class' };
      await this.audit.record({ ...entry, subjectId: made.id, details: { title } }, manager);
      return made.id;
    });
  }
}
