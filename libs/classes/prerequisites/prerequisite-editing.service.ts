import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { ChapterPrerequisite } from './chapter-prerequisite.entity';
import { Chapter } from '../chapter.entity';
import { Class } from '../class.entity';
import type { PrerequisiteParams } from './prerequisite-schemas';

/** A longer list would be read by nobody. */
export const MAX_PREREQUISITES = 5;
/** Taken by whoever adds one, so that two of them cannot close a circle together. */
const LOCK = `select pg_advisory_xact_lock(hashtext('chapter_prerequisite'))`;

/**
 * How staff say what comes first. Each step is whole by itself, so nobody overwrites another's, and
 * an open editor of the class need not hear of it.
 */
@Injectable()
export class PrerequisiteEditing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError `not-found` */
  async setConcept(classId: string, concept: boolean, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const where = { id: classId, state: Not('deleted' as const) };
      const { affected } = await manager.update(Class, where, { concept });
      if (!affected) throw notFound('class');
      await this.trace('class.concept-changed', classId, by, { concept }, manager);
    });
  }

  /**
   * Adds it at the end; one that is there stays where it is.
   * @throws DomainError `not-found`, `prerequisite-circle`, `too-many-prerequisites`
   */
  async add(names: PrerequisiteParams, by: Principal): Promise<void> {
    const { id: classId, chapterId, neededId } = names;
    await this.dataSource.transaction(async (manager) => {
      await manager.query(LOCK);
      await assertOfClass(manager, chapterId, classId);
      await assertCurrent(manager, neededId);
      if (chapterId === neededId || (await leadsTo(manager, neededId, chapterId))) {
        throw new DomainError(
          'prerequisite-circle',
          'conflict',
          'This chapter should itself be seen before that one',
        );
      }
      if (await manager.existsBy(ChapterPrerequisite, { chapterId, neededId })) return;
      if ((await manager.countBy(ChapterPrerequisite, { chapterId })) >= MAX_PREREQUISITES) {
        throw new DomainError(
          'too-many-prerequisites',
          'unprocessable',
          `A chapter names at most ${MAX_PREREQUISITES} that should be seen before it`,
        );
      }
      await manager.insert(ChapterPrerequisite, { chapterId, neededId, addedAt: new Date() });
      const details = { chapterId, neededId };
      await this.trace('chapter.prerequisite-added', classId, by, details, manager);
    });
  }

  /** @throws DomainError `not-found` */
  async remove({ id, chapterId, neededId }: PrerequisiteParams, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await assertOfClass(manager, chapterId, id);
      const { affected } = await manager.delete(ChapterPrerequisite, { chapterId, neededId });
      if (!affected) throw notFound('prerequisite');
      const details = { chapterId, neededId };
      await this.trace('chapter.prerequisite-removed', id, by, details, manager);
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

/** The class of a chapter, when the chapter is one of its current version; none that is deleted. */
async function classOf(manager: EntityManager, chapterId: string): Promise<string | null> {
  const chapter = await manager.findOneBy(Chapter, { id: chapterId });
  if (!chapter) return null;
  const where = { currentVersionId: chapter.classVersionId, state: Not('deleted' as const) };
  const found = await manager.findOneBy(Class, where);
  return found?.id ?? null;
}

async function assertOfClass(manager: EntityManager, chapterId: string, classId: string) {
  if ((await classOf(manager, chapterId)) !== classId) throw notFound('chapter');
}

async function assertCurrent(manager: EntityManager, chapterId: string) {
  if ((await classOf(manager, chapterId)) === null) throw notFound('chapter');
}

/** Whether `to` should be seen before `from`, by whatever way. */
async function leadsTo(manager: EntityManager, from: string, to: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `with recursive before (id) as (
       select needed_id from chapter_prerequisite where chapter_id = $1
       union
       select needed_id from chapter_prerequisite join before on chapter_id = before.id
     ) select 1 from before where id = $2`,
    [from, to],
  );
  return rows.length > 0;
}
