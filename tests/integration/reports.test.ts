import { newId } from '@rounds/platform/ids';
import type { ApiAnswer } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Report {
  versionId: string;
  viewers: number;
  finished: number;
  watchedShare: number | null;
  rating: { n: number; mean: number | null };
  parts: { startMs: number; endMs: number; seenShare: number; plays: number }[];
  chapters: { title: string; seenShare: number }[];
  dropOffs: { startMs: number; endMs: number; fromShare: number; toShare: number }[];
  rewatched: { startMs: number; endMs: number; times: number }[];
}
interface List<T> {
  items: T[];
  nextCursor: string | null;
}
interface WatchingRow {
  personId: string;
  name: string;
  title: string;
  progress: number;
  practice: { name: string };
}

type Span = [number, number];

let world: ClassesWorld;
let classId: string;
let versionId: string;
let otherId: string;

beforeAll(async () => {
  world = await makeClassesWorld();
  const lesson = await world.publish({ title: 'Denials, =1+1' });
  classId = lesson.id;
  const path = `/api/classes/${classId}`;
  const detail = told(await world.clients.trainer.get(path));
  const chapters = [
    { title: 'First half', startMs: 0 },
    { title: 'Second half', startMs: DURATION_MS / 2 },
  ];
  told(
    await world.clients.trainer.put(`${path}/chapters`, { revision: detail.revision, chapters }),
  );
  otherId = (await world.publish({ title: 'Appeals' })).id;
  versionId = (detail as unknown as { version: { id: string } }).version.id;
  await watch(
    'learnerA',
    [[0, 600_000]],
    [[[0, 600_000]], [[60_000, 120_000]], [[60_000, 120_000]]],
  );
  await watch('learnerB', [[0, 300_000]], [[[0, 300_000]]]);
  await watch('trainer', [[0, 600_000]], [[[0, 600_000]]]);
});
afterAll(() => world.close());

const range = (spans: Span[]): string => `{${spans.map(([a, b]) => `[${a},${b})`).join(',')}}`;

/** Puts on record what a person has watched, as the learning context does. */
async function watch(who: 'learnerA' | 'learnerB' | 'trainer', seen: Span[], plays: Span[][]) {
  const personId = world.ids[who];
  const sessionId = newId();
  await world.sql(`insert into watch_session values ($1, $2, $3, now(), now())`, [
    sessionId,
    personId,
    versionId,
  ]);
  for (const [sequence, spans] of plays.entries()) {
    await world.sql(`insert into watch_batch values ($1, $2, now(), $3, $3, $3, 0, 1)`, [
      sessionId,
      sequence,
      range(spans),
    ]);
  }
  await world.sql(
    `insert into watch_record (person_id, class_version_id, watched, updated_at)
     values ($1, $2, $3, now())
     on conflict (person_id, class_version_id) do update set watched = excluded.watched,
       updated_at = excluded.updated_at`,
    [personId, versionId, range(seen)],
  );
}

const get = (path: string): Promise<ApiAnswer> => world.clients.trainer.get(`/api/reports/${path}`);
async function answer<T>(path: string): Promise<T> {
  const { status, body } = await get(path);
  expect([path, status]).toEqual([path, 200]);
  return body as T;
}
const report = (query = '') => answer<Report>(`classes/${classId}${query}`);

async function csv(path: string): Promise<string[]> {
  const response = await world.clients.trainer.fetch(`/api/reports/${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="\w+\.csv"$/);
  // As bytes: text() would take the byte order mark away.
  const bytes = Buffer.from(await response.arrayBuffer());
  return bytes.toString('utf8').split('\r\n').filter(Boolean);
}

describe('the report of a class', () => {
  it('tells retention from what was really watched, without staff', async () => {
    const { viewers, finished, watchedShare, parts, chapters } = await report();
    expect([viewers, finished, watchedShare]).toEqual([2, 1, 0.75]);
    expect(parts).toHaveLength(100);
    expect(parts[49]).toMatchObject({ startMs: 294_000, endMs: 300_000, seenShare: 1 });
    expect(parts[50]?.seenShare).toBe(0.5);
    expect(chapters).toMatchObject([
      { title: 'First half', seenShare: 1 },
      { title: 'Second half', seenShare: 0.5 },
    ]);
  });

  it('names where viewers stop and what they play again', async () => {
    const { dropOffs, rewatched } = await report();
    expect(dropOffs).toHaveLength(1);
    expect(dropOffs[0]).toMatchObject({ fromShare: 1, toShare: 0.5 });
    expect(dropOffs[0]!.startMs).toBeLessThan(300_000);
    expect(dropOffs[0]!.endMs).toBeGreaterThanOrEqual(300_000);
    expect(rewatched).toEqual([{ startMs: 60_000, endMs: 120_000, times: 2 }]);
  });

  it('can count one practice alone', async () => {
    const { viewers, watchedShare } = await report(`?practiceId=${world.practices.B}`);
    expect([viewers, watchedShare]).toEqual([1, 0.5]);
  });

  it('shows what was credited a moment ago', async () => {
    const before = await answer<List<{ classId: string; viewers: number }>>('classes');
    expect(before.items.find((row) => row.classId === otherId)?.viewers).toBe(0);
    const learner = world.clients.learnerA;
    const opened = await learner.post('/api/watch-sessions', { classId: otherId });
    const { sessionId } = opened.body as { sessionId: string };
    const batch = { sequence: 0, intervals: [[0, 1000]], positionMs: 1000, rate: 1 };
    expect(
      (await learner.post(`/api/watch-sessions/${sessionId}/batches`, batch)).status,
    ).toBeLessThan(300);
    const after = await answer<List<{ classId: string; viewers: number }>>('classes');
    expect(after.items.find((row) => row.classId === otherId)?.viewers).toBe(1);
  });

  it('counts a viewer once, however often they come back', async () => {
    await watch('learnerB', [[0, 360_000]], [[[300_000, 360_000]]]);
    const { viewers, watchedShare } = await report();
    expect([viewers, watchedShare]).toEqual([2, 0.8]);
  });

  it('is empty and sound before anybody has watched', async () => {
    const fresh = await world.publish({ title: 'Nobody yet' });
    const { viewers, watchedShare, parts, dropOffs } = await answer<Report>(`classes/${fresh.id}`);
    expect([viewers, watchedShare, parts.length, dropOffs]).toEqual([0, null, 100, []]);
  });

  it('refuses what is not there', async () => {
    expect(refusal(await get(`classes/${newId()}`))).toBe('404 not-found');
    expect(refusal(await get('classes/x'))).toBe('400 invalid-input');
    expect(refusal(await get(`classes/${otherId}?versionId=${versionId}`))).toBe('404 not-found');
    expect(refusal(await get('classes?practiceId=1'))).toBe('400 invalid-input');
    expect(refusal(await get('classes?cursor=WyJhIiwiYiJd'))).toBe('400 invalid-cursor');
  });
});

describe('the list of classes', () => {
  it('finds by words, as they are written', async () => {
    const titles = async (q: string) =>
      (await answer<List<{ title: string }>>(`classes?q=${encodeURIComponent(q)}`)).items.map(
        ({ title }) => title,
      );
    expect(await titles('appeal')).toEqual(['Appeals']);
    expect(await titles('%')).toEqual([]);
  });

  it('comes page by page', async () => {
    const first = await answer<List<{ classId: string }>>('classes?limit=1');
    const rest = await answer<List<{ classId: string }>>(
      `classes?limit=50&cursor=${first.nextCursor}`,
    );
    const ids = [...first.items, ...rest.items].map((row) => row.classId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(classId);
  });

  it('is a file in which no title is a formula', async () => {
    const lines = await csv('classes.csv?q=denials');
    expect(lines[0]).toBe(
      '\uFEFFClass,Published,Minutes,Viewers,Finished,Watched %,Ratings,Mean rating',
    );
    expect(lines).toHaveLength(2);
    await world.sql(`update class_version set title = '=1+1' where id = $1`, [versionId]);
    expect((await csv('classes.csv')).some((line) => line.startsWith("'=1+1,"))).toBe(true);
    await world.sql(`update class_version set title = 'Denials' where id = $1`, [versionId]);
  });

  // Learner A has seen all by now, learner B six tenths.
  it('tells of the chapters of a class in a file, too', async () => {
    const [, ...lines] = await csv(`classes/${classId}/chapters.csv`);
    expect(lines).toEqual(['Denials,First half,0,300,100', 'Denials,Second half,300,600,60']);
    const ofA = await csv(`classes/${classId}/chapters.csv?practiceId=${world.practices.A}`);
    expect(ofA[2]).toBe('Denials,Second half,300,600,100');
    expect(refusal(await get(`classes/${newId()}/chapters.csv`))).toBe('404 not-found');
  });
});

describe('who has watched what', () => {
  it('is a row for each person of a practice and class, the latest first', async () => {
    const { items } = await answer<List<WatchingRow>>(`watching?classId=${classId}`);
    expect(items.map(({ personId }) => personId)).toEqual([world.ids.learnerB, world.ids.learnerA]);
    expect(items.map(({ progress }) => progress)).toEqual([0.6, 1]);
  });

  it('is filtered by practice, state and words', async () => {
    const people = async (query: string) =>
      (await answer<List<WatchingRow>>(`watching?classId=${classId}&${query}`)).items.map(
        ({ personId }) => personId,
      );
    expect(await people(`practiceId=${world.practices.A}`)).toEqual([world.ids.learnerA]);
    expect(await people('state=finished')).toEqual([world.ids.learnerA]);
    expect(await people('state=begun')).toEqual([world.ids.learnerB]);
    expect(await people(`q=${encodeURIComponent(world.emailOf('learnerB'))}`)).toEqual([
      world.ids.learnerB,
    ]);
    expect(await people('q=%25')).toEqual([]);
  });

  it('comes page by page, each row once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const page: List<WatchingRow> = await answer(`watching?limit=1${query}`);
      seen.push(...page.items.map(({ personId, title }) => `${personId} ${title}`));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });

  it('is a file with the filters that are on', async () => {
    await world.sql(`update person set name = '@SUM(A1)' where id = $1`, [world.ids.learnerA]);
    const lines = await csv(`watching.csv?classId=${classId}&state=finished`);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^'@SUM\(A1\),/);
  });

  it('refuses what is no filter', async () => {
    for (const query of ['state=asleep', 'classId=1', `q=${'x'.repeat(201)}`, 'limit=0', 'q=%00']) {
      expect(refusal(await get(`watching?${query}`))).toBe('400 invalid-input');
    }
    expect(refusal(await get('watching?cursor=bm9uZQ'))).toBe('400 invalid-cursor');
  });

  it('is not for customers', async () => {
    for (const path of [
      'classes',
      'watching',
      `classes/${classId}`,
      `classes/${classId}/chapters.csv`,
      'classes.csv',
      'watching.csv',
    ]) {
      const answered = await world.clients.managerA.get(`/api/reports/${path}`);
      expect(refusal(answered)).toBe('403 role-not-allowed');
    }
  });
});
