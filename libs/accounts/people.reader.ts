import { Injectable } from '@nestjs/common';
import { notFound } from '@rounds/platform/errors';
import { DataSource, In } from 'typeorm';
import { Person } from './person.entity';
import type { Me } from './schemas';

interface MeRow extends Omit<Me, 'practice'> {
  practiceId: string | null;
  practiceName: string | null;
  specialties: string[];
}

/** Who people are, for the other contexts and for themselves. */
@Injectable()
export class PeopleReader {
  constructor(private readonly dataSource: DataSource) {}

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
