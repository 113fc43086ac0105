import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClassesWorld, type ClassesWorld } from '../integration/classes-world';

/** Each batch is one second of the class, so that what is watched tells which ones counted. */
const SECOND = 1000;
const KILLS = 2;
const BATCHES_A_KILL = 30;

let world: ClassesWorld;
let classId: string;
let sessionId: string;

beforeAll(async () => {
  world = await makeClassesWorld();
  classId = (await world.publish()).id;
  const opened = await world.clients.learnerA.post('/api/watch-sessions', { classId });
  ({ sessionId } = opened.body as { sessionId: string });
  // Some minutes have passed: all that follows can have been played.
  await world.sql(`update watch_session set started_at = started_at - interval '3 min'`);
});
afterAll(async () => world.close());

/** The answer to a batch, null when none came. */
async function post(sequence: number): Promise<unknown> {
  const start = sequence * 2 * SECOND;
  const batch = { sequence, intervals: [[start, start + SECOND]], positionMs: start, rate: 1 };
  try {
    const path = `/api/watch-sessions/${sessionId}/batches`;
    const { status, body } = await world.clients.learnerA.post(path, batch);
    expect(status).toBe(200);
    return body;
  } catch (error) {
    if (error instanceof TypeError) return null; // the connection broke
    throw error;
  }
}

const recorded = async (): Promise<number[]> => {
  const rows = await world.sql<{ sequence: number }>(
    `select sequence from watch_batch where session_id = $1 order by sequence`,
    [sessionId],
  );
  return rows.map(({ sequence }) => sequence);
};

it('the API killed between and amid heartbeats loses none and counts none twice', async () => {
  const answers = new Map<number, unknown>();
  let unanswered = 0;

  for (let round = 0; round < KILLS; round++) {
    const sequences = Array.from({ length: BATCHES_A_KILL }, (_, i) => round * BATCHES_A_KILL + i);
    const [before = 0, ...during] = sequences;
    answers.set(before, await post(before));
    const flying = during.map(async (sequence) => [sequence, await post(sequence)] as const);
    await sleep(15 * (round + 1));
    await world.app.api.kill('SIGKILL');
    const lost: number[] = [];
    for (const [sequence, answer] of await Promise.all(flying)) {
      if (answer === null) lost.push(sequence);
      else answers.set(sequence, answer);
    }
    unanswered += lost.length;
    expect(await recorded()).toEqual(expect.arrayContaining([...answers.keys()]));

    await world.app.api.restart();
    for (const sequence of lost) answers.set(sequence, await post(sequence));
  }

  expect(unanswered).toBeGreaterThan(0);
  const all = Array.from({ length: KILLS * BATCHES_A_KILL }, (_, sequence) => sequence);
  expect(await recorded()).toEqual(all);
  for (const sequence of all) expect(await post(sequence)).toEqual(answers.get(sequence));
  const { body } = await world.clients.learnerA.get(`/api/classes/${classId}/progress`);
  expect(body).toMatchObject({
    watched: all.map((sequence) => [sequence * 2 * SECOND, sequence * 2 * SECOND + SECOND]),
    watchedMs: all.length * SECOND,
  });
  const [spent] = await world.sql<{ ms: number }>(
    `select extract(epoch from clock.credited_at - session.started_at)::float8 * 1000 as ms
     from watch_clock clock join watch_session session using (person_id)
     where session.id = $1`,
    [sessionId],
  );
  expect(Math.round((spent?.ms ?? 0) / SECOND)).toBe(all.length - 1); // counted from 1 s before
});
