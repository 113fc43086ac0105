import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { Recording } from '@rounds/recordings';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ClassAccess } from './class-access.service';
import { assertMove, type ClassState } from './class-state';
import { ClassVersion } from './class-version.entity';
import { touch } from './class-writing';
import { Class } from './class.entity';
import { DraftFiller } from './draft-filler.service';

const ACTION = { unpublish: 'class.unpublished', archive: 'class.archived' } as const;

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
   * The caller has made sure that somebody looked for patient data; who said so is on record.
   * @throws DomainError `not-found`, `edited-meanwhile`, `wrong-class-state`, `not-playable`
   */
  async publish(classId: string, revision: number, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove('publish', found.state);
      const version = await this.playableVersion(found.currentVersionId, manager);
      await touch(manager, found, { state: 'published', publishedAt: new Date() });
      const { id: versionId, recordingId, title } = version;
      const details = { noPatientData: true, versionId, recordingId, title };
      await this.trace('class.published', found, by, details, manager);
    });
  }

  /** Back to draft; what was watched stays on record. */
  async unpublish(classId: string, revision: number, by: Principal): Promise<void> {
    await this.move('unpublish', 'draft', { classId, revision }, by);
  }

  /** Out of sight, and its recording may be removed. */
  async archive(classId: string, revision: number, by: Principal): Promise<void> {
    await this.move('archive', 'archived', { classId, revision }, by);
  }

  /**
   * Removes a draft that was never published: nobody but staff has seen it.
   * @throws DomainError `not-found`, `wrong-class-state`, `class-was-published`
   */
  async remove(classId: string, by: Principal): Promise<void> {
    const { revision } = await this.access.visible(classId, by);
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove('delete', found.state);
      if (found.publishedAt) {
        throw new DomainError(
          'class-was-published',
          'conflict',
          'People may have watched this class; archive it instead',
        );
      }
      const { title } = await manager.findOneByOrFail(ClassVersion, { id: found.currentVersionId });
      await manager.delete(Class, { id: classId });
      await this.trace('class.deleted', found, by, { title }, manager);
    });
  }

  private async move(
    move: keyof typeof ACTION,
    state: ClassState,
    { classId, revision }: { classId: string; revision: number },
    by: Principal,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove(move, found.state);
      await touch(manager, found, { state });
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
