import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { Recording } from '@rounds/recordings';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ClassAccess } from '../class-access.service';
import { assertMove } from '../class-state';
import { ClassVersion } from '../class-version.entity';
import { touch } from '../editing/class-writing';
import { Class } from '../class.entity';
import { DraftFiller } from '../editing/draft-filler.service';
import { assertChecked, markChecked } from './patient-check';
import { PublishWish } from './publish-wish.entity';

const ACTION = {
  unpublish: 'class.unpublished',
  archive: 'class.archived',
  unarchive: 'class.unarchived',
} as const;

/** How a class comes before learners and is taken away again. Each step leaves an audit trace. */
@Injectable()
export class ClassPublishing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly filler: DraftFiller,
    private readonly audit: Audit,
  ) {}

  /**
   * Somebody must have looked for patient data; `looked` is the word of the caller to have done so.
   * @throws DomainError `not-found`, `edited-meanwhile`, `wrong-class-state`, `not-playable`,
   * `patient-data-unchecked`
   */
  async publish(classId: string, revision: number, by: Principal, looked: boolean): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove('publish', found.state);
      const version = await this.playableVersion(found.currentVersionId, manager);
      if (looked) await markChecked(manager, version.id, by.personId);
      await assertChecked(manager, version.id);
      await manager.delete(PublishWish, { classId });
      await touch(manager, found, { state: 'published', publishedAt: new Date() });
      const { id: versionId, recordingId, title } = version;
      const details = { noPatientData: true, versionId, recordingId, title };
      await this.trace('class.published', found, by, details, manager);
    });
  }

  /** Back to draft; what was watched stays on record. */
  async unpublish(classId: string, revision: number, by: Principal): Promise<void> {
    const change = () => ({ state: 'draft', archivedFrom: null }) as const;
    await this.move('unpublish', change, { classId, revision }, by);
  }

  /** Out of sight, and its recording may be removed. */
  async archive(classId: string, revision: number, by: Principal): Promise<void> {
    const change = ({ state }: Class) =>
      ({ state: 'archived', archivedFrom: state === 'published' ? state : 'draft' }) as const;
    await this.move('archive', change, { classId, revision }, by);
  }

  /**
   * Back to exactly what it was.
   * @throws DomainError `not-found`, `edited-meanwhile`, `wrong-class-state`, `not-playable`
   */
  async unarchive(classId: string, revision: number, by: Principal): Promise<void> {
    const change = async (found: Class, manager: EntityManager) => {
      const state = found.archivedFrom ?? 'draft';
      if (state === 'published') await this.playableVersion(found.currentVersionId, manager);
      return { state, archivedFrom: null };
    };
    await this.move('unarchive', change, { classId, revision }, by);
  }

  private async move(
    move: keyof typeof ACTION,
    changeOf: (found: Class, manager: EntityManager) => Partial<Class> | Promise<Partial<Class>>,
    { classId, revision }: { classId: string; revision: number },
    by: Principal,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove(move, found.state);
      await manager.delete(PublishWish, { classId });
      await touch(manager, found, await changeOf(found, manager));
      await this.trace(ACTION[move], found, by, { before: found.state }, manager);
    });
  }

  private async playableVersion(id: string, manager: EntityManager): Promise<ClassVersion> {
    const version = await manager.findOneByOrFail(ClassVersion, { id });
    const where = { id: version.recordingId, deletedAt: IsNull() };
    const recording = await manager.findOneBy(Recording, where);
    if (recording) await this.filler.fill(id, recording, manager);
    if (recording?.playable && recording.durationMs) return version;
    throw new DomainError(
      'not-playable',
      'unprocessable',
      'The recording cannot be played yet; wait until its first quality is ready',
    );
  }

  private async trace(
    action: string,
    { id, audience }: Class,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    await this.audit.record(
      {
        actorId: by.personId,
        action,
        subjectType: 'class',
        subjectId: id,
        details: { ...details, audience },
      },
      manager,
    );
  }
}
