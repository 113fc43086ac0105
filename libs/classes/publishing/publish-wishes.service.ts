import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { Recording } from '@rounds/recordings';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ClassAccess } from '../class-access.service';
import { assertMove } from '../class-state';
import { ClassVersion } from '../class-version.entity';
import { Class } from '../class.entity';
import { touch } from '../editing/class-writing';
import { assertChecked, markChecked } from './patient-check';
import { assertPublishTime } from './publish-time';
import { PublishWish } from './publish-wish.entity';

/** What is asked of a draft. */
export interface Wish {
  /** Null: as soon as it plays. */
  publishAt: Date | null;
  /** The word of the caller to have looked for patient data. */
  looked: boolean;
}

/** Takes down that a draft is to be published later, and takes that back. */
@Injectable()
export class PublishWishes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly audit: Audit,
  ) {}

  /**
   * At a time, and once it plays. A time that was asked for before is replaced.
   * @throws DomainError `not-found`, `edited-meanwhile`, `wrong-class-state`, `recording-unusable`,
   * `patient-data-unchecked`, `publish-at-past`, `publish-at-too-far`
   */
  async ask(classId: string, revision: number, by: Principal, wished: Wish): Promise<void> {
    const { publishAt, looked } = wished;
    if (publishAt) assertPublishTime(publishAt, new Date());
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove('publish', found.state);
      const classVersionId = found.currentVersionId;
      await assertHope(classVersionId, manager);
      if (looked) await markChecked(manager, classVersionId, by.personId);
      await assertChecked(manager, classVersionId);
      const asked = { askedBy: by.personId, askedAt: new Date() };
      const wish = { classId, classVersionId, publishAt, ...asked };
      await manager.upsert(PublishWish, wish, ['classId']);
      const details = { noPatientData: true, versionId: classVersionId, publishAt };
      await this.tell('class.publish-scheduled', found, by, details, manager);
    });
  }

  /**
   * @returns false when there is nothing to take back
   * @throws DomainError `not-found`, `edited-meanwhile`
   */
  async cancel(classId: string, revision: number, by: Principal): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      const { affected } = await manager.delete(PublishWish, { classId });
      if (!affected) return false;
      await this.tell('class.publish-cancelled', found, by, {}, manager);
      return true;
    });
  }

  private async tell(
    action: string,
    found: Class,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const subject = { subjectType: 'class', subjectId: found.id };
    await this.audit.record({ actorId: by.personId, action, ...subject, details }, manager);
    await touch(manager, found);
  }
}

/** What was refused will never play. */
async function assertHope(versionId: string, manager: EntityManager): Promise<void> {
  const { recordingId } = await manager.findOneByOrFail(ClassVersion, { id: versionId });
  const recording = await manager.findOneBy(Recording, { id: recordingId, deletedAt: IsNull() });
  if (recording && !['rejected', 'failed'].includes(recording.state)) return;
  const message = recording?.errorMessage ?? 'The recording of this class will never play';
  throw new DomainError('recording-unusable', 'unprocessable', message);
}
