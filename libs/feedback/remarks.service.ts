import { Injectable } from '@nestjs/common';
import { parameters } from '@rounds/platform/database';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { PLACE, placeSql } from './place';
import { toSaid, type SaidRow } from './said-row';
import type { OpenCount, RemarkFilter, RemarkQuery, RemarkView } from './said-schemas';
import { IS_OPEN, latestWords, SAID_COLUMNS, SAID_JOINS, SAID_WORDS } from './said-sql';

interface Row extends SaidRow {
  place: string;
  open: boolean;
  personName: string;
  practiceName: string | null;
}

/** So many are read at once for a file. */
const FILE_PAGE = 500;
const MOODS = { low: [1, 2], middle: [3], high: [4, 5] };

/** Remarks and pins of everybody, for staff. */
@Injectable()
export class Remarks {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. @throws DomainError `invalid-cursor` */
  async list(query: RemarkQuery): Promise<Page<RemarkView>> {
    const { limit } = query;
    const { values, add } = parameters();
    const rows: Row[] = await this.dataSource.query(
      latestWords(
        `${SAID_COLUMNS}, ${IS_OPEN} as open, person.name as "personName",
         practice.name as "practiceName", ${placeSql('said.said_at')} as place`,
        `${SAID_JOINS}
         join person on person.id = said.person_id
         left join practice on practice.id = person.practice_id
         where ${conditionsOf(query, add).join(' and ')}`,
        add(limit + 1),
      ),
      values,
    );
    const keyOf = (row: Row) => [row.place, row.id];
    return toPage(rows, limit, keyOf, ({ open, personName, practiceName, place: _, ...row }) => ({
      ...toSaid(row),
      open,
      person: { name: personName, practiceName },
    }));
  }

  /** All of them, read page by page. */
  async *all(filter: RemarkFilter): AsyncGenerator<RemarkView> {
    let cursor: string | undefined;
    do {
      const page = await this.list({ ...filter, limit: FILE_PAGE, cursor });
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  /** How many remarks and pins wait for staff. */
  async open(): Promise<OpenCount> {
    const rows: OpenCount[] = await this.dataSource.query(
      `select count(*)::int as open from ${SAID_WORDS}
       left join feedback_handling handling on handling.id = said.handling_id
       where ${IS_OPEN}`,
    );
    return rows[0] ?? { open: 0 };
  }
}

function conditionsOf(query: RemarkQuery, add: (value: unknown) => string): string[] {
  const { state, source, classId, versionId, chapterId, practiceId, mood, q, cursor } = query;
  const conditions = ['true'];
  if (state !== 'all') conditions.push(state === 'open' ? IS_OPEN : `not ${IS_OPEN}`);
  if (source) conditions.push(`said.source = ${add(source)}`);
  if (classId) conditions.push(`class.id = ${add(classId)}`);
  if (versionId) conditions.push(`version.id = ${add(versionId)}`);
  if (chapterId) conditions.push(`chapter.id = ${add(chapterId)}`);
  if (practiceId) conditions.push(`person.practice_id = ${add(practiceId)}`);
  if (mood) conditions.push(`said.rating = any(${add(MOODS[mood])}::int[])`);
  if (q) conditions.push(`position(lower(${add(q)}) in lower(said.words)) > 0`);
  if (cursor) {
    const [at, id] = readCursor(cursor, PLACE);
    conditions.push(`(said.said_at, said.id) < (${add(at)}::timestamptz, ${add(id)}::uuid)`);
  }
  return conditions;
}
