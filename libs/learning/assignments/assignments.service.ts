import { Injectable } from '@nestjs/common';
import { Class, ClassesService } from '@rounds/classes';
import { Audit } from '@rounds/platform/audit';
import { parameters } from '@rounds/platform/database';
import { DomainError, notFound } from '@rounds/platform/errors';
import { isStaff, readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Assignment } from './assignment.entity';
import type {
  AssignmentChange,
  AssignmentQuery,
  AssignmentView,
  NewAssignment,
  ReachQuery,
} from './schemas';

interface Row {
  id: string;
  classId: string | null;
  topic: string | null;
  title: string;
  practiceId: string | null;
  practiceName: string | null;
  personId: string | null;
  personName: string | null;
  participantRole: AssignmentView['participantRole'];
  dueOn: string;
  note: string;
  createdAt: Date;
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
/** Due day and id of the last one. */
const PLACE = z.tuple([z.iso.date(), z.uuid()]);

/** Who must finish what by when. A manager rules over the own practice, staff over all. */
@Injectable()
export class Assignments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly workflowMap: WorkflowMapService,
    private readonly audit: Audit,
  ) {}

  /** A manager sees those of the own practice and those for every practice. */
  async list(query: AssignmentQuery, by: Principal): Promise<Page<AssignmentView>> {
    const { values, add } = parameters();
    const practice = isStaff(by) ? query.practiceId : (by.practiceId ?? undefined);
    const conditions = practice
      ? [`(assignment.practice_id is null or assignment.practice_id = ${add(practice)})`]
      : [];
    if (query.cursor) {
      const [dueOn, id] = readCursor(query.cursor, PLACE);
      conditions.push(
        `(assignment.due_on, assignment.id) > (${add(dueOn)}::date, ${add(id)}::uuid)`,
      );
    }
    const rows: Row[] = await this.dataSource.query(
      `${select(add(by.locale))} ${conditions.length ? `where ${conditions.join(' and ')}` : ''}
       order by assignment.due_on, assignment.id limit ${add(query.limit + 1)}`,
      values,
    );
    return toPage(
      rows,
      query.limit,
      ({ dueOn, id }) => [dueOn, id],
      (row) => toView(row, by),
    );
  }

  /** @throws DomainError `not-found` */
  async get(id: string, by: Principal): Promise<AssignmentView> {
    const { values, add } = parameters();
    const rows: Row[] = await this.dataSource.query(
      `${select(add(by.locale))} where assignment.id = ${add(id)}`,
      values,
    );
    const [row] = rows;
    if (!row || !(isStaff(by) || row.practiceId === null || row.practiceId === by.practiceId)) {
      throw notFound('assignment');
    }
    return toView(row, by);
  }

  /**
   * @returns its id
   * @throws DomainError `assignment-target`, `assignment-people`, `due-date-absurd`, `not-found`,
   * `unknown-topic`, `not-visible-to-assignees`
   */
  async create(input: NewAssignment, by: Principal): Promise<string> {
    assertDay(input.dueOn);
    assertOneTarget(input);
    const people = await this.whoIsMeant(input, by);
    const [topic] = input.topic ? await this.workflowMap.topicsByKeys([input.topic]) : [];
    if (input.classId) await this.assertVisible(input.classId, people.practiceId, by);
    const row = {
      id: newId(),
      ...people,
      classId: input.classId ?? null,
      topicId: topic?.id ?? null,
      dueOn: input.dueOn,
      note: input.note,
      createdBy: by.personId,
      createdAt: new Date(),
    };
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Assignment, row);
      const { id: subjectId, practiceId, createdAt: _, createdBy: __, ...details } = row;
      await this.audit.record(
        {
          actorId: by.personId,
          action: 'assignment.created',
          subjectType: 'assignment',
          subjectId,
          practiceId,
          details,
        },
        manager,
      );
    });
    return row.id;
  }

  /** @throws DomainError `not-found`, `not-your-assignment`, `due-date-absurd` */
  async change(id: string, change: AssignmentChange, by: Principal): Promise<void> {
    if (change.dueOn) assertDay(change.dueOn);
    await this.forChange(id, by);
    await this.dataSource.transaction(async (manager) => {
      if (Object.keys(change).length > 0) await manager.update(Assignment, { id }, change);
      await this.audit.record(
        {
          actorId: by.personId,
          action: 'assignment.changed',
          subjectType: 'assignment',
          subjectId: id,
          details: change,
        },
        manager,
      );
    });
  }

  /** @throws DomainError `not-found`, `not-your-assignment` */
  async remove(id: string, by: Principal): Promise<void> {
    const { title, dueOn } = await this.forChange(id, by);
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(Assignment, { id });
      await this.audit.record(
        {
          actorId: by.personId,
          action: 'assignment.deleted',
          subjectType: 'assignment',
          subjectId: id,
          details: { title, dueOn },
        },
        manager,
      );
    });
  }

  /** How many active people an assignment would be for now. @throws DomainError `not-found` */
  async reach(query: ReachQuery, by: Principal): Promise<number> {
    const { practiceId, participantRole, personId } = await this.whoIsMeant(query, by);
    const rows: { people: number }[] = await this.dataSource.query(
      `select count(*)::int as people from person
       where active and practice_id is not null and ($1::uuid is null or practice_id = $1)
         and ($2::text is null or participant_role = $2) and ($3::uuid is null or id = $3)`,
      [practiceId, participantRole, personId],
    );
    return rows[0]?.people ?? 0;
  }

  private async forChange(id: string, by: Principal): Promise<AssignmentView> {
    const found = await this.get(id, by);
    if (found.mine) return found;
    throw new DomainError(
      'not-your-assignment',
      'forbidden',
      'The billing service has made this assignment',
    );
  }

  /** A manager's assignment is for the own practice whatever was asked; other practices' ids are none. */
  private async whoIsMeant(
    { practiceId, participantRole, personId }: ReachQuery,
    by: Principal,
  ): Promise<Pick<Assignment, 'practiceId' | 'participantRole' | 'personId'>> {
    if (participantRole && personId) {
      throw new DomainError('assignment-people', 'invalid', 'Choose a role or a person, not both');
    }
    const own = isStaff(by) ? (practiceId ?? null) : by.practiceId;
    if (practiceId && practiceId !== own) throw notFound('practice');
    if (own) await this.assertExists('practice', own);
    const place = personId ? await this.practiceOf(personId, own) : own;
    return {
      practiceId: place,
      participantRole: participantRole ?? null,
      personId: personId ?? null,
    };
  }

  private async practiceOf(personId: string, bound: string | null): Promise<string> {
    const rows: { practiceId: string }[] = await this.dataSource.query(
      `select practice_id as "practiceId" from person
       where id = $1 and practice_id is not null and ($2::uuid is null or practice_id = $2)`,
      [personId, bound],
    );
    const [row] = rows;
    if (!row) throw notFound('person');
    return row.practiceId;
  }

  private async assertExists(table: 'practice', id: string): Promise<void> {
    const rows: unknown[] = await this.dataSource.query(`select from ${table} where id = $1`, [id]);
    if (rows.length === 0) throw notFound(table);
  }

  /** What nobody meant can watch would be due for ever. */
  private async assertVisible(
    classId: string,
    practiceId: string | null,
    by: Principal,
  ): Promise<void> {
    await this.classes.visibleVersion(classId, by);
    const { state } = await this.dataSource.manager.findOneByOrFail(Class, { id: classId });
    const isSeen = state === 'published' && (await this.isInAudience(classId, practiceId));
    if (isSeen) return;
    throw new DomainError(
      'not-visible-to-assignees',
      'unprocessable',
      'These people cannot watch this class: publish it for them first',
    );
  }

  private async isInAudience(classId: string, practiceId: string | null): Promise<boolean> {
    if (practiceId === null) return true;
    const rows: { keys: string[] }[] = await this.dataSource.query(
      `select coalesce(array_agg(specialty_key), '{}') as keys from practice_specialty
       where practice_id = $1`,
      [practiceId],
    );
    const viewer = { role: 'learner', practiceId, specialties: rows[0]?.keys ?? [] } as const;
    return await this.classes.visibleVersion(classId, viewer).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'not-found') return false;
        throw error;
      },
    );
  }
}

const select = (locale: string): string => `select assignment.id, assignment.class_id as "classId",
    topic.axis || ':' || topic.key as topic,
    coalesce(version.title, case when ${locale} = 'es' then topic.title_es end, topic.title) as title,
    assignment.practice_id as "practiceId", practice.name as "practiceName",
    assignment.person_id as "personId", person.name as "personName",
    assignment.participant_role as "participantRole", assignment.due_on::text as "dueOn",
    assignment.note, assignment.created_at as "createdAt"
  from assignment
  left join class on class.id = assignment.class_id
  left join class_version version on version.id = class.current_version_id
  left join topic on topic.id = assignment.topic_id
  left join practice on practice.id = assignment.practice_id
  left join person on person.id = assignment.person_id`;

function toView(row: Row, by: Principal): AssignmentView {
  const { practiceId, practiceName, personId, personName, createdAt, ...rest } = row;
  return {
    ...rest,
    practice: practiceId === null ? null : { id: practiceId, name: practiceName ?? '' },
    person: personId === null ? null : { id: personId, name: personName ?? '' },
    createdAt: createdAt.toISOString(),
    mine: isStaff(by) || practiceId === by.practiceId,
  };
}

function assertOneTarget({ classId, topic }: NewAssignment): void {
  if (Boolean(classId) !== Boolean(topic)) return;
  throw new DomainError('assignment-target', 'invalid', 'Choose a class or a topic', {
    fields: { classId: 'exactly one of class and topic' },
  });
}

function assertDay(day: string): void {
  const year = Number(day.slice(0, 4));
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return;
  throw new DomainError('due-date-absurd', 'invalid', 'Choose a date within this century', {
    fields: { dueOn: 'too far away' },
  });
}
