import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource, type EntityManager } from 'typeorm';
import { ClassAccess } from '../class-access.service';
import { assertMove } from '../class-state';
import { ClassVersion } from '../class-version.entity';
import { Class } from '../class.entity';
import { touch } from '../editing/class-writing';
import { PublishWish } from './publish-wish.entity';

/** Deletes classes so that they can come back; {@link ClassTrashSweeper} ends that. */
@Injectable()
export class ClassTrash {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly audit: Audit,
  ) {}

  /**
   * Out of everybody's sight at once; what people earned with it stays.
   * @throws DomainError `not-found`, `class-deleted`
   */
  async remove(classId: string, by: Principal): Promise<void> {
    const { revision } = await this.access.visible(classId, by);
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      assertMove('delete', found.state);
      await manager.delete(PublishWish, { classId });
      await touch(manager, found, {
        state: 'deleted',
        deletedFrom: found.state === 'deleted' ? null : found.state,
        deletedAt: new Date(),
        deletedBy: by.personId,
      });
      await this.trace('class.deleted', found, by, manager);
    });
  }

  /**
   * Back to exactly what it was.
   * @throws DomainError `not-found`, `wrong-class-state`, `class-purged`
   */
  async restore(classId: string, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const found = await manager.findOne(Class, { where: { id: classId }, lock });
      if (!found) throw notFound('class');
      assertMove('restore', found.state);
      if (found.purgedAt || !found.deletedFrom) {
        throw new DomainError('class-purged', 'conflict', 'It was deleted too long ago');
      }
      const none = { deletedFrom: null, deletedAt: null, deletedBy: null };
      await touch(manager, found, { state: found.deletedFrom, ...none });
      await this.trace('class.restored', found, by, manager);
    });
  }

  private async trace(
    action: string,
    { id, state, deletedFrom, currentVersionId }: Class,
    by: Principal,
    manager: EntityManager,
  ): Promise<void> {
    const { title } = await manager.findOneByOrFail(ClassVersion, { id: currentVersionId });
    const details = { title, before: state, ...(deletedFrom && { after: deletedFrom }) };
    const entry = { actorId: by.personId, action, subjectType: 'class', subjectId: id, details };
    await this.audit.record(entry, manager);
  }
}
