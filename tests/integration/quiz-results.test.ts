import { newId } from '@rounds/platform/ids';
import type { ApiAnswer } from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { makeClassesWorld, refusal, type ClassesWorld } from './classes-world';

interface Result {
  id: string;
  personId: string;
  practice: { id: string; name: string };
  quizTitle: string;
  classTitle: string;
  attempt: number;
  score: number;
  passed: boolean;
  finishedAt: string;
}
interface Page {
  items: Result[];
  nextCursor: string | null;
}

let world: ClassesWorld;
let quizId: string;
let classId: string;

/** Of one class two quizzes; of the first, learner A has failed once and passed then. */
beforeAll(async () => {
  world = await makeClassesWorld();
  classId = (await world.publish({ title: 'Denials' })).id;
  await world.publish({ title: 'Appeals' });
  quizId = await quiz('=1+1');
  const other = await quiz('Second');
  await attempt(quizId, 'learnerA', 1, 0.5);
  await attempt(quizId, 'learnerA', 2, 1);
  await attempt(quizId, 'learnerB', 1, 0.25);
  await attempt(other, 'learnerB', 1, 0.8);
  await attempt(quizId, 'trainer', 1, 1);
  await attempt(quizId, 'managerA', 1, null);
});
afterAll(() => world.close());

async function quiz(title: string): Promise<string> {
  const { status, body } = await world.clients.trainer.post('/api/quizzes', { classId, title });
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

let minutes = 0;
/** Puts an attempt on record, each a minute later than the one before; null: not finished. */
async function attempt(of: string, who: Who, number: number, score: number | null) {
  minutes += 1;
  const finished = score === null ? null : new Date(Date.UTC(2026, 0, 1, 0, minutes));
  await world.sql(
    `insert into quiz_attempt (id, quiz_id, person_id, class_version_id, number, questions,
       pass_percent, started_at, finished_at, score, passed, results)
     select $1, $2, $3, current_version_id, $4, '[]', 80, now(), $5, $6::double precision,
       $6 >= 0.8, $7 from class where id = $8`,
    [newId(), of, world.ids[who], number, finished, score, score === null ? null : '{}', classId],
  );
}

const get = (query = ''): Promise<ApiAnswer> =>
  world.clients.trainer.get(`/api/reports/quiz-results?${query}`);
async function results(query = ''): Promise<Page> {
  const { status, body } = await get(query);
  expect([query, status]).toEqual([query, 200]);
  return body as Page;
}
const scores = async (query?: string) => (await results(query)).items.map(({ score }) => score);

it('are a row for each finished attempt of people of practices, the latest first', async () => {
  const { items } = await results();
  expect(items.map(({ score }) => score)).toEqual([0.8, 0.25, 1, 0.5]);
  expect(items[2]).toMatchObject({
    personId: world.ids.learnerA,
    practice: { id: world.practices.A, name: 'Practice A' },
    ...{ quizTitle: '=1+1', classTitle: 'Denials', attempt: 2, passed: true },
    finishedAt: '2026-01-01T00:02:00.000000Z',
  });
});

it('are filtered by quiz, class, practice, result and words', async () => {
  expect(await scores(`quizId=${quizId}`)).toEqual([0.25, 1, 0.5]);
  expect(await scores(`classId=${classId}`)).toHaveLength(4);
  expect(await scores(`classId=${newId()}`)).toEqual([]);
  expect(await scores(`practiceId=${world.practices.B}`)).toEqual([0.8, 0.25]);
  expect(await scores('state=passed')).toEqual([0.8, 1]);
  expect(await scores('state=failed')).toEqual([0.25, 0.5]);
  expect(await scores(`q=${encodeURIComponent(world.emailOf('learnerA'))}`)).toEqual([1, 0.5]);
  expect(await scores('q=%25')).toEqual([]);
});

it('come page by page, each once', async () => {
  const seen: number[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Page = await results(`limit=1${next && `&cursor=${next}`}`);
    seen.push(...page.items.map(({ score }) => score));
    next = page.nextCursor;
  }
  expect(seen).toEqual([0.8, 0.25, 1, 0.5]);
});

it('are a file with the filters that are on, without formulas', async () => {
  const answer = await world.clients.trainer.fetch(
    `/api/reports/quiz-results.csv?quizId=${quizId}&state=passed`,
  );
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [head, ...lines] = (await answer.text()).split('\r\n').filter(Boolean);
  expect(head).toContain('Person,Practice,Quiz,Class,Version,Attempt,Score %,Passed,Finished');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("Practice A,'=1+1,Denials,1,2,100,yes,2026-01-01T00:02:00.000000Z");
});

it('refuse what is no filter', async () => {
  for (const query of ['state=best', 'quizId=1', 'classId=x', 'limit=0', 'q=%00']) {
    expect([query, refusal(await get(query))]).toEqual([query, '400 invalid-input']);
  }
  expect(refusal(await get(`q=${'x'.repeat(201)}`))).toBe('400 invalid-input');
  expect(refusal(await get('cursor=bm9uZQ'))).toBe('400 invalid-cursor');
});

it('are for staff alone', async () => {
  for (const path of ['quiz-results', 'quiz-results.csv']) {
    for (const who of ['managerA', 'learnerA'] as const) {
      const answer = await world.clients[who].get(`/api/reports/${path}`);
      expect(refusal(answer)).toBe('403 role-not-allowed');
    }
    expect((await world.nobody().get(`/api/reports/${path}`)).status).toBe(401);
  }
});
