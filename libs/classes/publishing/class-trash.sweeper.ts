import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { Sweeps } from '@rounds/platform/queue';
import { DataSource, QueryFailedError } from 'typeorm';
import { Class } from '../class.entity';
import { KEPT_DAYS } from './kept-days';

const AT_ONCE = 50;
/** Something that must not go with the class refers to it. */
const FOREIGN_KEY_VIOLATION = '23503';
/** Asked again with every write: it may have been restored meanwhile, and deleted anew. */
const IS_DUE = `state = 'deleted' and purged_at is null
  and deleted_at < now() - make_interval(days => ${KEPT_DAYS})`;

interface Due {
  id: string;
  title: string;
}

/** Ends the way back of what was deleted long ago. */
@Injectable()
export class ClassTrashSweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  @Sweeps()
  async purge(): Promise<void> {
    for (const due of await this.due()) {
      if (!(await this.remove(due))) await this.close(due);
    }
  }

  private async due(): Promise<Due[]> {
    return this.dataSource.query(
      `select class.id, version.title
       from class join class_version version on version.id = class.current_version_id
       where ${IS_DUE} order by class.deleted_at limit ${AT_ONCE}`,
    );
  }

  /**
   * Whether somebody earned something with it is for the database to say: what keeps evidence
   * refers to the version, and does not go with it.
   * @returns false when somebody did
   */
  private async remove({ id, title }: Due): Promise<boolean> {
    try {
      await this.dataSource.transaction(async (manager) => {
        const query = manager.createQueryBuilder().delete().from(Class);
        const { affected } = await query.where({ id }).andWhere(IS_DUE).execute();
        if (affected) await this.audit.record(entryOf(id, { title, kept: false }), manager);
      });
      return true;
    } catch (error) {
      if (isHeld(error)) return false;
      throw error;
    }
  }

  /** Its title stays beside what people earned; its recordings may go. */
  private async close({ id, title }: Due): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const query = manager.createQueryBuilder().update(Class).set({ purgedAt: new Date() });
      const { affected } = await query.where({ id }).andWhere(IS_DUE).execute();
      if (affected) await this.audit.record(entryOf(id, { title, kept: true }), manager);
    });
  }
}

const isHeld = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  (error.driverError as { code?: string }).code === FOREIGN_KEY_VIOLATION;

const entryOf = (subjectId: string, details: { title: string; kept: boolean }) => ({
  actorId: null,
  action: 'class.purged',
  subjectType: 'class',
  subjectId,
  details,
});
