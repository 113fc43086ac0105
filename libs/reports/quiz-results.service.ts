import { Injectable } from '@nestjs/common';
import { containing, parameters } from '@rounds/platform/database';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { QuizResult, QuizResultsFilter, QuizResultsQuery } from './quiz-results-schemas';

type Row = Omit<QuizResult, 'practice'> & { practiceId: string; practiceName: string };
type Add = (value: unknown) => string;

/** ISO 8601 with microseconds, as PostgreSQL keeps it: JavaScript's dates know none. */
const FINISHED_AT = `to_char(attempt.finished_at at time zone 'UTC',
  'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const FILE_PAGE = 1000;
/** When the last attempt was finished, and its id. */
const PLACE = z.tuple([z.iso.datetime(), z.uuid()]);
type Place = z.infer<typeof PLACE>;

/** How people of practices did in quizzes: one row for each finished attempt. For staff. */
@Injectable()
export class QuizResults {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. @throws DomainError `invalid-cursor` */
  async list({ cursor, limit, ...filter }: QuizResultsQuery): Promise<Page<QuizResult>> {
    const rows = await this.find(filter, limit + 1, cursor ? readCursor(cursor, PLACE) : null);
    return toPage(rows, limit, placeOf, toResult);
  }

  /** All of them, read page by page while somebody takes them. */
  async *all(filter: QuizResultsFilter): AsyncGenerator<QuizResult> {
    let place: Place | null = null;
    do {
      const rows: Row[] = await this.find(filter, FILE_PAGE, place);
      yield* rows.map(toResult);
      const last = rows.at(-1);
      place = rows.length === FILE_PAGE && last ? placeOf(last) : null;
    } while (place);
  }

  private async find(
    filter: QuizResultsFilter,
    limit: number,
    place: Place | null,
  ): Promise<Row[]> {
    const { values, add } = parameters();
    return await this.dataSource.query(
      `select attempt.id, person.id as "personId", person.name, practice.id as "practiceId",
         practice.name as "practiceName", quiz.id as "quizId", quiz.title as "quizTitle",
         version.class_id as "classId", version.title as "classTitle",
         version.number as "versionNumber", attempt.number as attempt, attempt.score,
         attempt.passed, ${FINISHED_AT} as "finishedAt"
       from quiz_attempt attempt
       join person on person.id = attempt.person_id
       join practice on practice.id = person.practice_id
       join quiz on quiz.id = attempt.quiz_id
       join class_version version on version.id = attempt.class_version_id
       where ${conditionsOf(filter, place, add).join(' and ')}
       order by attempt.finished_at desc, attempt.id desc
       limit ${add(limit)}`,
      values,
    );
  }
}

function conditionsOf(
  { quizId, classId, practiceId, state, q }: QuizResultsFilter,
  place: Place | null,
  add: Add,
): string[] {
  const conditions = ['attempt.finished_at is not null'];
  if (quizId) conditions.push(`attempt.quiz_id = ${add(quizId)}`);
  if (classId) conditions.push(`version.class_id = ${add(classId)}`);
  if (practiceId) conditions.push(`person.practice_id = ${add(practiceId)}`);
  if (state) conditions.push(`attempt.passed = ${add(state === 'passed')}`);
  if (q) {
    const pattern = add(containing(q));
    conditions.push(`(person.name ilike ${pattern} or person.email ilike ${pattern})`);
  }
  if (place) {
    const [at, id] = place;
    const last = `(${add(at)}::timestamptz, ${add(id)}::uuid)`;
    conditions.push(`(attempt.finished_at, attempt.id) < ${last}`);
  }
  return conditions;
}

const placeOf = ({ finishedAt, id }: Row): Place => [finishedAt, id];

const toResult = ({ practiceId, practiceName, ...row }: Row): QuizResult => ({
  ...row,
  practice: { id: practiceId, name: practiceName },
});
