import { Injectable } from '@nestjs/common';
import { containing } from '@rounds/platform/database';
import { notFound } from '@rounds/platform/errors';
import { decodeCursor, toPage, type Page, type Role } from '@rounds/platform/http';
import { DataSource, In } from 'typeorm';
import { Person } from './person.entity';
import type { Me, PersonView } from './schemas';

export interface PeopleFilter {
  practiceId: string | null;
  role?: Role | undefined;
  /** Part of name or e-mail address. */
  q?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

interface MeRow extends Omit<Me, 'practice'> {
  practiceId: string | null;
  practiceName: string | null;
  specialties: string[];
}

interface PersonRow extends Omit<PersonView, 'createdAt' | 'lastSeenAt'> {
  createdAt: Date;
  lastSeenAt: Date | null;
  sortName: string;
}

const SELECT_PEOPLE = `
  select person.id, person.email, person.name, person.role, person.locale, person.active,
    person.practice_id as "practiceId", practice.name as "practiceName",
    person.participant_role as "participantRole", person.password_hash is null as invited,
    person.last_seen_at as "lastSeenAt", person.created_at as "createdAt",
    lower(person.name) as "sortName"
  from person left join practice on practice.id = person.practice_id`;

/** Who people are: for lists, for the other contexts, and for themselves. */
@Injectable()
export class PeopleReader {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. A practice in the filter is a bound: nobody of another one comes out. */
  async list({ practiceId, role, q, limit, cursor }: PeopleFilter): Promise<Page<PersonView>> {
    const [afterName, afterId] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = (await this.dataSource.query(
      `${SELECT_PEOPLE}
       where ($1::uuid is null or person.practice_id = $1)
         and ($2::text is null or person.role = $2)
         and ($3::text is null or person.name ilike $3 or person.email ilike $3)
         and ($4::text is null or (lower(person.name), person.id::text) > ($4, $5))
       order by lower(person.name), person.id::text limit $6`,
      [practiceId, role ?? null, q ? containing(q) : null, afterName, afterId, limit + 1],
    )) as PersonRow[];
    return toPage(rows, limit, ({ sortName, id }) => [sortName, id], toView);
  }

  /** @throws DomainError `not-found` */
  async get(id: string): Promise<PersonView> {
    const rows = (await this.dataSource.query(`${SELECT_PEOPLE} where person.id = $1`, [
      id,
    ])) as PersonRow[];
    const [row] = rows;
    if (!row) throw notFound('person');
    return toView(row);
  }

  /** @throws DomainError `not-found` */
  async me(personId: string): Promise<Me> {
    const rows = (await this.dataSource.query(
      `select person.id, person.email, person.name, person.role, person.locale,
         person.participant_role as "participantRole",
         practice.id as "practiceId", practice.name as "practiceName",
         array(select specialty_key from practice_specialty
           where practice_id = practice.id order by 1) as specialties
       from person left join practice on practice.id = person.practice_id
       where person.id = $1`,
      [personId],
    )) as MeRow[];
    const [row] = rows;
    if (!row) throw notFound('person');
    const { practiceId, practiceName, specialties, ...rest } = row;
    const practice = practiceId && { id: practiceId, name: practiceName ?? '', specialties };
    return { ...rest, practice: practice || null };
  }

  /** Id → name; ids that are nobody's are left out. */
  async findNames(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const found = await this.dataSource.manager.find(Person, {
      select: { id: true, name: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

const toView = ({ sortName: _, createdAt, lastSeenAt, ...row }: PersonRow): PersonView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
});
