import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Item {
  classId: string;
  title: string;
  watchedMs: number;
  progress: number;
  resumeMs: number | null;
  chapters: { title: string; progress: number }[];
}

let world: ClassesWorld;
let first: { id: string; revision: number };
let second: { id: string; revision: number };

/** learnerA has watched 30 s of the first class, then 60 s of the second. */
beforeAll(async () => {
  world = await makeClassesWorld();
  first = await world.publish({ title: 'First' });
  second = await world.publish({ title: 'Second' });
  for (const [{ id }, ms] of [
    [first, 30_000],
    [second, 60_000],
  ] as const) {
    const { learnerA } = world.clients;
    const opened = await learnerA.post('/api/watch-sessions', { classId: id });
    const { sessionId } = opened.body as { sessionId: string };
    await world.sql(
      `update watch_session set started_at = started_at - interval '2 min' where id = $1`,
      [sessionId],
    );
    await world.sql(`update watch_clock set credited_at = 'epoch'`);
    const batch = { sequence: 1, intervals: [[0, ms]], positionMs: ms, rate: 1 };
    await learnerA.post(`/api/watch-sessions/${sessionId}/batches`, batch);
  }
});
afterAll(async () => world.close());

const items = async (path: string, who: keyof ClassesWorld['clients'] = 'learnerA') => {
  const { status, body } = await world.clients[who].get(path);
  expect(status).toBe(200);
  return (body as { items: Item[] }).items;
};

describe('my progress', () => {
  it('lists what I watched, the latest first', async () => {
    const mine = await items('/api/me/progress');
    expect(mine.map(({ title }) => title)).toEqual(['Second', 'First']);
    expect(mine[0]).toMatchObject({
      classId: second.id,
      watchedMs: 60_000,
      progress: 0.1,
      resumeMs: 60_000,
      durationMs: DURATION_MS,
      chapters: [{ title: 'Second', progress: 0.1 }],
    });
    expect(await items('/api/me/progress', 'managerA')).toEqual([]);
  });

  it('is in one class, on its page and in the library the same', async () => {
    const { learnerA } = world.clients;
    const progress = {
      watchedMs: 30_000,
      progress: 0.05,
      resumeMs: 30_000,
      watched: [[0, 30_000]],
    };
    expect((await learnerA.get(`/api/classes/${first.id}/progress`)).body).toMatchObject(progress);
    const page = told(await learnerA.get(`/api/classes/${first.id}`));
    expect(page).toMatchObject({ progress: 0.05, resumeMs: 30_000, watched: [[0, 30_000]] });
    expect(page.chapters[0]?.progress).toBe(0.05);
    const library = (await items('/api/library?q=First')) as (Item & { id: string })[];
    expect(library[0]).toMatchObject({ id: first.id, progress: 0.05, resumeMs: 30_000 });
    const manager = told(await world.clients.managerA.get(`/api/classes/${first.id}`));
    expect(manager).toMatchObject({ progress: 0, resumeMs: null, watched: [] });
  });

  it('stays on record when a class is unpublished, and shows again with it', async () => {
    const { trainer } = world.clients;
    const path = `/api/classes/${first.id}`;
    told(await trainer.post(`${path}/unpublish`, { revision: first.revision }));
    expect((await items('/api/me/progress')).map(({ title }) => title)).toEqual(['Second']);
    const again = { revision: first.revision + 1, noPatientData: true };
    told(await trainer.post(`${path}/publish`, again));
    expect((await items('/api/me/progress')).map(({ title }) => title)).toEqual([
      'Second',
      'First',
    ]);
  });
});

describe('the progress of a person', () => {
  const path = () => `/api/people/${world.ids.learnerA}/progress`;

  it.each(['admin', 'trainer', 'managerA'] as const)('is seen by %s', async (who) => {
    const seen = await items(path(), who);
    expect(seen.map(({ watchedMs }) => watchedMs)).toEqual([60_000, 30_000]);
  });

  it('is unknown to the manager of another practice', async () => {
    expect(refusal(await world.clients.managerB.get(path()))).toBe('404 not-found');
    const staff = `/api/people/${world.ids.trainer}/progress`;
    expect(refusal(await world.clients.managerA.get(staff))).toBe('404 not-found');
  });

  it('is not for learners', async () => {
    for (const who of ['learnerA', 'learnerB'] as const) {
      expect(refusal(await world.clients[who].get(path()))).toBe('403 role-not-allowed');
    }
  });
});

it('the export of my data holds records and raw reports', async () => {
  const { body } = await world.clients.learnerA.get('/api/me/export');
  expect(body).toMatchObject({
    watchRecords: [
      { classId: second.id, title: 'Second', version: 1, watched: [[0, 60_000]] },
      { classId: first.id, title: 'First', version: 1, watched: [[0, 30_000]] },
    ],
    watchReports: [
      { sequence: 1, intervals: [[0, 30_000]], credited: [[0, 30_000]], rate: 1 },
      { sequence: 1, intervals: [[0, 60_000]], credited: [[0, 60_000]], rate: 1 },
    ],
  });
  const other = await world.clients.managerA.get('/api/me/export');
  expect(other.body).toMatchObject({ watchRecords: [], watchReports: [] });
});
