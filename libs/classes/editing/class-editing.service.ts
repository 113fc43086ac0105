import { Injectable } from '@nestjs/common';
import { Practice } from '@rounds/accounts';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { RecordingsService } from '@rounds/recordings';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Audience } from '../audience';
import { ClassAccess } from '../class-access.service';
import { ClassVersion } from '../class-version.entity';
import { assertUsable } from './assert-usable';
import { insertDraft, touch, type Tags } from './class-writing';
import { DraftFiller } from './draft-filler.service';
import type { ClassChange, NewClass } from '../schemas';
import { tagVersion } from '../topic-tags';

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
    const tags = await this.tags(input);
    return await this.dataSource.transaction(async (manager) => {
      const { id, currentVersionId } = await insertDraft(manager, input, tags, by.personId);
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
    const { revision, audience, topics, specialties, ...texts } = change;
    if (audience) await this.assertAudience(audience);
    const tags = await this.tags({ topics: topics ?? [], specialties: specialties ?? [] });
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      const versionId = found.currentVersionId;
      if (topics) await tagVersion(manager, versionId, tags.topicIds);
      const columns = { ...texts, ...(specialties && { specialties: tags.specialties }) };
      if (Object.values(columns).some((value) => value !== undefined)) {
        await manager.update(ClassVersion, { id: versionId }, columns);
      }
      await touch(manager, found, audience && { audience });
      const { revision: _, ...details } = change;
      await this.trace('class.changed', classId, by, details, manager);
    });
  }

  /**
   * What the workflow map makes of the names that people gave. To be asked before a transaction
   * begins: it takes a connection of its own.
   * @throws DomainError `unknown-topic`, `unknown-specialty`
   */
  async tags({ topics, specialties }: Pick<NewClass, 'topics' | 'specialties'>): Promise<Tags> {
    await this.workflowMap.assertSpecialties(specialties);
    const refs = await this.workflowMap.topicsByKeys(topics);
    return { topicIds: refs.map(({ id }) => id), specialties: [...new Set(specialties)] };
  }

  /** @throws DomainError `unknown-specialty`, `unknown-practice` */
  async assertAudience(audience: Audience): Promise<void> {
    if (audience.kind === 'specialties') await this.workflowMap.assertSpecialties(audience.keys);
    if (audience.kind !== 'practices') return;
    const ids = [...new Set(audience.ids)];
    if ((await this.dataSource.manager.countBy(Practice, { id: In(ids) })) === ids.length) return;
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
