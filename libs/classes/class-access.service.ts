import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@rounds/platform/errors';
import { DataSource, type EntityManager } from 'typeorm';
import type { Viewer } from './audience';
import { Class } from './class.entity';
import { assertRevision } from './class-state';
import { maySee } from './visibility';

/** Finds classes for those who may know of them. */
@Injectable()
export class ClassAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `not-found`, also when the person may not know of it */
  async visible(classId: string, viewer: Viewer): Promise<Class> {
    const found = await this.dataSource.manager.findOneBy(Class, { id: classId });
    if (!found || !maySee(found, viewer)) throw notFound('class');
    return found;
  }

  /**
   * The class, locked until the transaction ends, for an edit by somebody who knows `revision`.
   * @throws DomainError `not-found`, `edited-meanwhile`, `class-deleted`
   */
  async forEdit(classId: string, revision: number, manager: EntityManager): Promise<Class> {
    const lock = { mode: 'pessimistic_write' } as const;
    const found = await manager.findOne(Class, { where: { id: classId }, lock });
    if (!found) throw notFound('class');
    assertRevision(found.revision, revision);
    if (found.state !== 'deleted') return found;
    throw new DomainError('class-deleted', 'conflict', 'This class was deleted; restore it first');
  }
}
