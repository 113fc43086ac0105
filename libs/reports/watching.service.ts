import { Injectable } from '@nestjs/common';
import { containing, parameters } from '@rounds/platform/database';
import { FINISHED } from '@rounds/classes';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { WatchingFilter, WatchingQuery, WatchingRow } from './schemas';

interface Row {
  personId: string;
  name: string;
  practiceId: string;
  practiceName: string;
  versionId: string;
  classId: string;
  title: string;
  versionNumber: number;
  durationMs: number;
  watchedMs: number;
  /** ISO 8601 with microseconds, as PostgreSQL keeps it. */
  lastAt: string;
}

type Add = (value: unknown) => string;

const WATCHED_MS = `coalesce((select sum(upper(span) - lower(span))::int
  from unnest(record.watched) as span), 0)`;
const LAST_AT = `to_char(record.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const PAGE = 1000;
/** When, who and what the last row was. */
const PLACE = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()]);
type Place = z.infer<typeof PLACE>;

/** Who has watched what: one row for each person of a practice and class version. For staff. */
@Injectable()
export class Watching {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. @throws DomainError `invalid-cursor` */
  async list({ cursor, limit, ...filter }: WatchingQuery): Promise<Page<WatchingRow>> {
    const rows = await this.find(filter, limit + 1, cursor ? readCursor(cursor, PLACE) : null);
    return toPage(rows, limit, placeOf, toRow);
  }

  /** All of them, read page by page while somebody takes them. */
  async *all(filter: WatchingFilter): AsyncGenerator<WatchingRow> {
    let place: Place | null = null;
    do {
      const rows: Row[] = await this.find(filter, PAGE, place);
      yield* rows.map(toRow);
      const last = rows.at(-1);
      place = rows.length === PAGE && last ? placeOf(last) : null;
    } while (place);
  }

  private async find(filter: WatchingFilter, limit: number, place: Place | null): Promise<Row[]> {
    const { values, add } = parameters();
    const conditions = [...conditionsOf(filter, add), ...(place ? [after(place, add)] : [])];
    return await this.dataSource.query(
      `select person.id as "personId", person.name, practice.id as "practiceId",
         practice.name as "practiceName", version.id as "versionId", version.class_id as "classId",
         version.title, version.number as "versionNumber", version.duration_ms as "durationMs",
         ${WATCHED_MS} as "watchedMs", ${LAST_AT} as "lastAt"
       from watch_record record
       join person on person.id = record.person_id
       join practice on practice.id = person.practice_id
       join class_version version on version.id = record.class_version_id
       ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
       order by record.updated_at desc, record.person_id, record.class_version_id
       limit ${add(limit)}`,
      values,
    );
  }
}

function conditionsOf({ classId, practiceId, state, q }: WatchingFilter, add: Add): string[] {
  const conditions: string[] = [];
  if (classId) {
    const versions = `select id from class_version where class_id = ${add(classId)}`;
    conditions.push(`record.class_version_id in (${versions})`);
  }
  if (practiceId) conditions.push(`person.practice_id = ${add(practiceId)}`);
  if (q) {
    const pattern = add(containing(q));
    conditions.push(`(person.name ilike ${pattern} or person.email ilike ${pattern})`);
  }
  if (state) {
    const part = `${WATCHED_MS} ${state === 'finished' ? '>=' : '<'} ${FINISHED} * version.duration_ms`;
    conditions.push(part);
  }
  return conditions;
}

function after([at, personId, versionId]: Place, add: Add): string {
  const [time, person, version] = [
    `${add(at)}::timestamptz`,
    `${add(personId)}::uuid`,
    `${add(versionId)}::uuid`,
  ];
  return `(record.updated_at < ${time} or (record.updated_at = ${time}
    and (record.person_id, record.class_version_id) > (${person}, ${version})))`;
}

const placeOf = ({ lastAt, personId, versionId }: Row): Place => [lastAt, personId, versionId];

const toRow = (row: Row): WatchingRow => ({
  personId: row.personId,
  name: row.name,
  practice: { id: row.practiceId, name: row.practiceName },
  classId: row.classId,
  title: row.title,
  versionNumber: row.versionNumber,
  watchedMs: row.watchedMs,
  progress: row.durationMs > 0 ? Math.min(1, row.watchedMs / row.durationMs) : 0,
  lastAt: row.lastAt,
});
