import type { ApiAnswer, ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

type Span = [number, number];

interface Answer {
  watched: Span[];
  creditedMs: number;
  watchedMs: number;
  progress: number;
  chapters: { id: string; progress: number }[];
}

let world: ClassesWorld;
let classId: string;

beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

/** Each test watches a class of its own, with a clock that knows nothing of the test before. */
beforeEach(async () => {
  classId = (await world.publish()).id;
  await world.sql('delete from watch_clock');
});

async function open(who: Who = 'learnerA', id = classId): Promise<string> {
  const { status, body } = await world.clients[who].post('/api/watch-sessions', { classId: id });
  expect(status).toBe(201);
  return (body as { sessionId: string }).sessionId;
}

/** Lets time pass: everything on record of the person happened that much earlier. */
async function later(ms: number, who: Who = 'learnerA'): Promise<void> {
  const back = `- $1::double precision * interval '1 ms'`;
  const values = [ms, world.ids[who]];
  await world.sql(
    `update watch_session set started_at = started_at ${back} where person_id = $2`,
    values,
  );
  await world.sql(
    `update watch_clock set credited_at = credited_at ${back} where person_id = $2 and credited_at > 'epoch'`,
    values,
  );
}

const post = (
  sessionId: string,
  sequence: number,
  intervals: Span[],
  more: { rate?: number; positionMs?: number; client?: ApiClient } = {},
): Promise<ApiAnswer> => {
  const {
    client = world.clients.learnerA,
    rate = 1,
    positionMs = intervals.at(-1)?.[1] ?? 0,
  } = more;
  const batch = { sequence, intervals, positionMs, rate };
  return client.post(`/api/watch-sessions/${sessionId}/batches`, batch);
};

/** Milliseconds that really pass; machines are slow at times, and slow time is lived through too. */
function stopwatch(): () => number {
  const start = Date.now();
  return () => Date.now() - start;
}

const answer = ({ status, body }: ApiAnswer): Answer => {
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Answer;
};

describe('a watch session', () => {
  it('credits what was played, to the millisecond, by chapter', async () => {
    const { revision, chapters } = told(await world.clients.trainer.get(`/api/classes/${classId}`));
    const halves = [chapters[0], { title: 'Second half', startMs: DURATION_MS / 2 }];
    const put = { revision, chapters: halves.map((one) => ({ title: 'x', startMs: 0, ...one })) };
    const divided = told(await world.clients.trainer.put(`/api/classes/${classId}/chapters`, put));
    const [first, second] = divided.chapters.map(({ id }) => id);

    const session = await open();
    await later(60_000);
    const told1 = answer(await post(session, 1, [[0, 30_000]]));
    expect(told1).toMatchObject({ watched: [[0, 30_000]], creditedMs: 30_000, watchedMs: 30_000 });
    expect(told1.progress).toBe(0.05);
    expect(told1.chapters).toEqual([
      { id: first, progress: 0.1 },
      { id: second, progress: 0 },
    ]);
    const apart: Span[] = [
      [20_000, 40_000],
      [300_000, 305_000],
    ];
    expect(answer(await post(session, 2, apart))).toMatchObject({
      watched: [
        [0, 40_000],
        [300_000, 305_000],
      ],
      creditedMs: 25_000,
      watchedMs: 45_000,
    });
  });

  it('opened anew knows what was watched and where to resume', async () => {
    const session = await open();
    await later(60_000);
    answer(await post(session, 1, [[10_000, 40_000]], { positionMs: 200_000 }));
    const again = await world.clients.learnerA.post('/api/watch-sessions', { classId });
    expect(again.body).toMatchObject({ watched: [[10_000, 40_000]], resumeMs: 200_000 });
  });

  it('seeking moves the position and earns nothing', async () => {
    const session = await open();
    await later(60_000);
    expect(answer(await post(session, 1, [], { positionMs: 500_000 })).watchedMs).toBe(0);
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page).toMatchObject({ resumeMs: 500_000, progress: 0, watched: [] });
  });

  it('going back loses nothing', async () => {
    const session = await open();
    await later(60_000);
    answer(await post(session, 1, [[0, 30_000]]));
    answer(await post(session, 2, [[5000, 6000]], { positionMs: 6000 }));
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page).toMatchObject({ resumeMs: 6000, watched: [[0, 30_000]] });
  });

  it('a late batch of the same session does not move the position back', async () => {
    const session = await open();
    await later(60_000);
    answer(await post(session, 2, [[5000, 10_000]]));
    expect(answer(await post(session, 1, [[0, 5000]])).watched).toEqual([[0, 10_000]]);
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page.resumeMs).toBe(10_000);
  });

  it('on another device moves the position, whichever was opened first', async () => {
    const [phone, desk] = [await open(), await open()];
    await later(60_000);
    answer(await post(desk, 5, [[0, 5000]]));
    answer(await post(phone, 1, [[20_000, 25_000]]));
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page.resumeMs).toBe(25_000);
  });
});

describe('credit', () => {
  it('a whole class right after opening earns 2 s at most', async () => {
    const lived = stopwatch();
    const session = await open();
    const { creditedMs, watched } = answer(await post(session, 1, [[0, DURATION_MS]]));
    expect(creditedMs).toBeLessThanOrEqual(Math.max(2000, lived() + 1000));
    expect(watched).toEqual([[0, creditedMs]]);
  });

  it('two tabs, of one class or two, earn no extra', async () => {
    const other = (await world.publish()).id;
    const lived = stopwatch();
    const [here, there] = [await open(), await open('learnerA', other)];
    await later(60_000);
    const answers = await Promise.all([
      post(here, 1, [[0, 60_000]]),
      post(there, 1, [[0, 60_000]]),
      post(await open(), 1, [[300_000, 360_000]]),
    ]);
    const credited = answers.map((one) => answer(one).creditedMs);
    // One second before the first session was opened, one second ahead in the newest.
    expect(credited.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(62_000 + lived());
    expect(Math.max(...credited)).toBeGreaterThan(0);
  });

  it('two people have two clocks', async () => {
    const sessions = [await open('learnerA'), await open('managerA')] as const;
    await later(60_000, 'learnerA');
    await later(60_000, 'managerA');
    const client = world.clients.managerA;
    expect(answer(await post(sessions[0], 1, [[0, 50_000]])).creditedMs).toBe(50_000);
    expect(answer(await post(sessions[1], 1, [[0, 50_000]], { client })).creditedMs).toBe(50_000);
  });

  it('what waited for the network is credited, up to five minutes of it', async () => {
    const session = await open();
    await later(4 * 60_000);
    for (let sequence = 1; sequence <= 48; sequence++) {
      const start = (sequence - 1) * 5000;
      answer(await post(session, sequence, [[start, start + 5000]]));
    }
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page.watched).toEqual([[0, 240_000]]);

    await later(3_600_000);
    const { creditedMs } = answer(await post(session, 99, [[0, DURATION_MS]]));
    expect(creditedMs).toBe(300_000);
  });

  it('counts speed, within 0.25 and 2', async () => {
    const lived = stopwatch();
    const session = await open();
    await later(60_000);
    expect(answer(await post(session, 1, [[0, 60_000]], { rate: 2 })).creditedMs).toBe(60_000);
    const { creditedMs } = answer(await post(session, 2, [[100_000, 500_000]], { rate: 50 }));
    expect(creditedMs).toBeGreaterThanOrEqual(60_000);
    expect(creditedMs).toBeLessThanOrEqual(62_000 + 2 * lived());
  });

  it('ends where the class ends', async () => {
    const session = await open();
    await later(60_000);
    const beyond: Span[] = [[DURATION_MS - 1000, DURATION_MS + 9000]];
    expect(answer(await post(session, 1, beyond)).watched).toEqual([
      [DURATION_MS - 1000, DURATION_MS],
    ]);
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page.resumeMs).toBeNull();
  });

  it('is exactly the union that PostgreSQL and the rules agree on', async () => {
    const session = await open();
    const random = (below: number) => Math.floor(Math.random() * below);
    const played = new Uint8Array(DURATION_MS);
    for (let sequence = 1; sequence <= 30; sequence++) {
      await later(300_000);
      const intervals = Array.from({ length: 20 }, (): Span => {
        const start = random(DURATION_MS - 2000);
        return [start, start + random(2000)];
      });
      for (const [start, end] of intervals) played.fill(1, start, end);
      const { watchedMs, watched } = answer(await post(session, sequence, intervals));
      expect(watchedMs).toBe(played.reduce((sum, flag) => sum + flag, 0));
      expect(watched.every(([start, end]) => played[start] === 1 && played[end] !== 1)).toBe(true);
    }
  });
});

describe('a batch that is sent again', () => {
  it('changes nothing and gets the same answer', async () => {
    const session = await open();
    await later(60_000);
    const first = answer(await post(session, 1, [[0, 5000]]));
    answer(await post(session, 2, [[5000, 10_000]]));
    await later(60_000);
    expect(answer(await post(session, 1, [[0, 5000]]))).toEqual(first);
    expect(answer(await post(session, 1, [[100_000, 150_000]]))).toEqual(first);
    const page = told(await world.clients.learnerA.get(`/api/classes/${classId}`));
    expect(page).toMatchObject({ watched: [[0, 10_000]], resumeMs: 10_000 });
  });

  it('also when all arrive at once', async () => {
    const session = await open();
    await later(10_000);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(session, 7, [[0, 60_000]])),
    );
    const [first, ...rest] = answers.map(answer);
    expect(first?.creditedMs).toBeGreaterThan(10_000);
    for (const other of rest) expect(other).toEqual(first);
    const rows = await world.sql('select from watch_batch where session_id = $1', [session]);
    expect(rows).toHaveLength(1);
    const [clock] = await world.sql<{ ahead: boolean }>(
      `select credited_at > now() + interval '1 s' as ahead from watch_clock where person_id = $1`,
      [world.ids.learnerA],
    );
    expect(clock?.ahead).toBe(false);
  });

  it('many at once, of many sessions, add up to no more than the time', async () => {
    const lived = stopwatch();
    const sessions = await Promise.all(Array.from({ length: 10 }, () => open()));
    await later(20_000);
    const answers = await Promise.all(
      sessions.flatMap((session, index) =>
        [1, 2].map((sequence) =>
          post(session, sequence, [[index * 50_000, index * 50_000 + 9000]]),
        ),
      ),
    );
    const credited = answers.map((one) => answer(one).creditedMs).reduce((sum, ms) => sum + ms);
    expect(credited).toBeGreaterThanOrEqual(20_000);
    expect(credited).toBeLessThanOrEqual(21_000 + lived());
  });
});

describe('refused', () => {
  it('is another person’s session, even of the same practice', async () => {
    const session = await open();
    for (const who of ['managerA', 'learnerB', 'admin'] as const) {
      const client = world.clients[who];
      expect(refusal(await post(session, 1, [[0, 1000]], { client }))).toBe('404 not-found');
    }
  });

  it('is a class that the person may not see, or no longer', async () => {
    const { learnerB, trainer } = world.clients;
    const forA = await world.publish({}, { kind: 'practices', ids: [world.practices.A] });
    const opening = await learnerB.post('/api/watch-sessions', { classId: forA.id });
    expect(refusal(opening)).toBe('404 not-found');

    const session = await open('learnerA', forA.id);
    const audience = { kind: 'practices', ids: [world.practices.B] };
    told(await trainer.patch(`/api/classes/${forA.id}`, { revision: forA.revision, audience }));
    expect(refusal(await post(session, 1, [[0, 1000]]))).toBe('404 not-found');
  });

  it.each([
    ['more than 200 intervals', { intervals: Array.from({ length: 201 }, () => [0, 1]) }],
    ['a negative place', { intervals: [[-5, 10]] }],
    ['half a millisecond', { intervals: [[0, 10.5]] }],
    ['a place beyond all classes', { intervals: [[0, 2 ** 31]] }],
    ['no sequence', { sequence: undefined }],
    ['a negative sequence', { sequence: -1 }],
    ['no speed', { rate: 0 }],
    ['no place', { positionMs: null }],
  ])('is %s', async (_, wrong) => {
    const session = await open();
    const batch = { sequence: 1, intervals: [[0, 1]], positionMs: 0, rate: 1, ...wrong };
    const client = world.clients.learnerA;
    const told1 = await client.post(`/api/watch-sessions/${session}/batches`, batch);
    expect(refusal(told1)).toBe('400 invalid-input');
  });

  it('is a class whose length nobody knows yet', async () => {
    const recordingId = await world.recording({
      state: 'uploaded',
      duration_ms: null,
      media: null,
    });
    const { id } = await world.draft({ recordingId });
    const opening = await world.clients.trainer.post('/api/watch-sessions', { classId: id });
    expect(refusal(opening)).toBe('422 not-playable');
  });
});
