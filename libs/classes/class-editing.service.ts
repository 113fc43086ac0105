import { Injectable } from '@nestjs/common';
import { Practice } from '@rounds/accounts';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { RecordingsService, type Recording } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Audience } from './audience';
import { ClassAccess } from './class-access.service';
import { Class } from './class.entity';
import { ClassVersion } from './class-version.entity';
import { DraftFiller } from './draft-filler.service';
import type { ClassChange, NewClass } from './schemas';
import { tagVersion } from './topic-tags';

/** How staff make and change classes. */
@Injectable()
export class ClassEditing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly filler: DraftFiller,
    private readonly recordings: RecordingsService,
    private readonly workflowMap: WorkflowMapService,
    private readonly audit: Audit,
  ) {}

  /**
   * A draft for everyone; its chapters are those embedded in the file, or one.
   * @returns its id
   * @throws DomainError `not-found`, `recording-unusable`, `unknown-topic`, `unknown-specialty`
   */
  async create(input: NewClass, by: Principal): Promise<string> {
    const recording = await this.recordings.get(input.recordingId);
    assertUsable(recording);
    return await this.dataSource.transaction(async (manager) => {
      const { id, currentVersionId } = await this.insertDraft(input, by.personId, manager);
      await this.filler.fill(currentVersionId, recording, manager);
      await this.trace('class.created', id, by, { title: input.title }, manager);
      return id;
    });
  }

  /**
   * Changes what is given, also of a published class; chapters are apart.
   * @throws DomainError `not-found`, `edited-meanwhile`, `unknown-topic`, `unknown-specialty`,
   * `unknown-practice`
   */
  async change(classId: string, change: ClassChange, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { revision, audience, topics, specialties, ...texts } = change;
      const found = await this.access.forEdit(classId, revision, manager);
      const versionId = found.currentVersionId;
      if (audience) await this.assertAudience(audience, manager);
      if (specialties) await this.workflowMap.assertSpecialties(specialties);
      if (topics) await tagVersion(manager, versionId, await this.topicIds(topics));
      const columns = { ...texts, ...(specialties && { specialties: [...new Set(specialties)] }) };
      if (Object.values(columns).some((value) => value !== undefined)) {
        await manager.update(ClassVersion, { id: versionId }, columns);
      }
      await touch(manager, found, audience && { audience });
      const { revision: _, ...details } = change;
      await this.trace('class.changed', classId, by, details, manager);
    });
  }

  /** Inserts a class and its first version, without chapters. */
  async insertDraft(
    input: NewClass,
    createdBy: string | null,
    manager: EntityManager,
  ): Promise<Class> {
    const { recordingId, title, speaker, description, specialties } = input;
    await this.workflowMap.assertSpecialties(specialties);
    const topicIds = await this.topicIds(input.topics);
    const createdAt = new Date();
    const draft = manager.create(Class, {
      id: newId(),
      state: 'draft',
      audience: { kind: 'everyone' },
      revision: 1,
      currentVersionId: newId(),
      createdBy,
      createdAt,
      updatedAt: createdAt,
      publishedAt: null,
    });
    await manager.insert(Class, draft);
    await manager.insert(ClassVersion, {
      id: draft.currentVersionId,
      classId: draft.id,
      number: 1,
      recordingId,
      title,
      speaker,
      description,
      specialties: [...new Set(specialties)],
      durationMs: null,
      createdAt,
    });
    await tagVersion(manager, draft.currentVersionId, topicIds);
    return draft;
  }

  async topicIds(keys: readonly string[]): Promise<string[]> {
    return (await this.workflowMap.topicsByKeys(keys)).map(({ id }) => id);
  }

  private async assertAudience(audience: Audience, manager: EntityManager): Promise<void> {
    if (audience.kind === 'specialties') await this.workflowMap.assertSpecialties(audience.keys);
    if (audience.kind !== 'practices') return;
    const ids = [...new Set(audience.ids)];
    if ((await manager.countBy(Practice, { id: In(ids) })) === ids.length) return;
    throw new DomainError('unknown-practice', 'invalid', 'There is no such practice', {
      fields: { 'audience.ids': 'names a practice that does not exist' },
    });
  }

  private async trace(
    action: string,
    subjectId: string,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const entry = { actorId: by.personId, action, subjectType: 'class', subjectId, details };
    await this.audit.record(entry, manager);
  }
}

/** Marks the edit of a locked class: the next editor must know the new revision. */
export async function touch(
  manager: EntityManager,
  { id, revision }: Pick<Class, 'id' | 'revision'>,
  change: Partial<Pick<Class, 'audience' | 'state' | 'publishedAt'>> = {},
): Promise<void> {
  const stamp = { revision: revision + 1, updatedAt: new Date() };
  await manager.update(Class, { id }, { ...change, ...stamp } as object);
}

function assertUsable({ state, errorMessage }: Recording): void {
  if (state !== 'rejected' && state !== 'failed') return;
  const message = errorMessage ?? 'No class can be made of this recording';
  throw new DomainError('recording-unusable', 'unprocessable', message);
}
