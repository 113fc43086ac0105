import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { decodeCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, type EntityManager } from 'typeorm';
import { boundOf } from './person-access';
import { PracticeSpecialty } from './practice-specialty.entity';
import { Practice } from './practice.entity';
import type { PracticeView } from './schemas';
import { refuseViolations } from './violations';

export interface NewPractice {
  name: string;
  specialties: string[];
}

export type PracticeChange = Partial<NewPractice & { active: boolean }>;

interface PracticeRow extends Omit<PracticeView, 'createdAt'> {
  createdAt: Date;
  sortName: string;
}

const SELECT_PRACTICES = `
  select practice.id, practice.name, practice.active, practice.created_at as "createdAt",
    lower(practice.name) as "sortName",
    array(select specialty_key from practice_specialty
      where practice_id = practice.id order by 1) as specialties,
    (select count(*)::int from person
      where practice_id = practice.id and person.active) as "peopleCount"
  from practice`;

@Injectable()
export class PracticesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** By name; a manager sees one. */
  async list(
    { limit, cursor }: { limit: number; cursor?: string | undefined },
    by: Principal,
  ): Promise<Page<PracticeView>> {
    const [afterName, afterId] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = (await this.dataSource.query(
      `${SELECT_PRACTICES}
       where ($1::uuid is null or practice.id = $1)
         and ($2::text is null or (lower(practice.name), practice.id::text) > ($2, $3))
       order by lower(practice.name), practice.id::text limit $4`,
      [boundOf(by), afterName, afterId, limit + 1],
    )) as PracticeRow[];
    return toPage(rows, limit, ({ sortName, id }) => [sortName, id], toView);
  }

  /** @throws DomainError `not-found`, also for a practice that one may not know of */
  async get(id: string, by: Principal): Promise<PracticeView> {
    const bound = boundOf(by);
    if (bound !== null && bound !== id) throw notFound('practice');
    return await this.view(id);
  }

  /** @throws DomainError `practice-name-taken`, `unknown-specialty` */
  async create(input: NewPractice, by: Principal): Promise<PracticeView> {
    const id = await this.createPractice(input, by.personId);
    return await this.view(id);
  }

  /**
   * Makes a practice without asking who wants it: for the seed.
   * @returns its id
   * @throws DomainError `practice-name-taken`, `unknown-specialty`
   */
  async createPractice(input: NewPractice, actorId: string | null = null): Promise<string> {
    const id = newId();
    const work = this.dataSource.transaction(async (manager) => {
      await manager.insert(Practice, {
        id,
        name: input.name,
        active: true,
        createdAt: new Date(),
      });
      await setSpecialties(id, input.specialties, manager);
      await this.trace('practice.created', id, actorId, { ...input }, manager);
    });
    await refuseViolations(work, REFUSALS);
    return id;
  }

  /**
   * Deactivation signs everybody of the practice out at once.
   * @throws DomainError `not-found`, `practice-name-taken`, `unknown-specialty`
   */
  async change(id: string, change: PracticeChange, by: Principal): Promise<PracticeView> {
    const { specialties, ...columns } = change;
    const work = this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      if (!(await manager.findOne(Practice, { where: { id }, lock }))) throw notFound('practice');
      if (Object.keys(columns).length > 0) await manager.update(Practice, { id }, columns);
      if (specialties) await setSpecialties(id, specialties, manager);
      if (change.active === false) await endSessionsOf(id, manager);
      await this.trace('practice.changed', id, by.personId, { ...change }, manager);
    });
    await refuseViolations(work, REFUSALS);
    return await this.view(id);
  }

  private async view(id: string): Promise<PracticeView> {
    const rows = (await this.dataSource.query(`${SELECT_PRACTICES} where practice.id = $1`, [
      id,
    ])) as PracticeRow[];
    const [row] = rows;
    if (!row) throw notFound('practice');
    return toView(row);
  }

  private async trace(
    action: string,
    id: string,
    actorId: string | null,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const subject = { subjectType: 'practice', subjectId: id, practiceId: id };
    await this.audit.record({ actorId, action, ...subject, details }, manager);
  }
}

const REFUSALS = {
  practice_name: () =>
    new DomainError('practice-name-taken', 'conflict', 'Another practice has this name', {
      fields: { name: 'Another practice has this name' },
    }),
  practice_specialty_is_known: () =>
    new DomainError('unknown-specialty', 'invalid', 'The workflow map has no such specialty', {
      fields: { specialties: 'The workflow map has no such specialty' },
    }),
};

async function setSpecialties(
  practiceId: string,
  keys: readonly string[],
  manager: EntityManager,
): Promise<void> {
  await manager.delete(PracticeSpecialty, { practiceId });
  const rows = [...new Set(keys)].map((specialtyKey) => ({ practiceId, specialtyKey }));
  if (rows.length > 0) await manager.insert(PracticeSpecialty, rows);
}

async function endSessionsOf(practiceId: string, manager: EntityManager): Promise<void> {
  await manager.query(
    `delete from session using person
     where person.id = session.person_id and person.practice_id = $1`,
    [practiceId],
  );
}

const toView = ({ sortName: _, createdAt, ...row }: PracticeRow): PracticeView => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
