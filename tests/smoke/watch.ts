import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '@rounds/testing';
import { z } from 'zod';
import { expectAnswer, progressSchema } from './answers';
import { ensure } from './ensure';

const session = z.object({ sessionId: z.string() });
const credit = z.object({ watchedMs: z.number(), creditedMs: z.number() });
const HEARTBEAT_MS = 1500;

/** Allowed to a person who has just opened a class. */
const SLACK_MS = 2000;

/**
 * Plays two stretches with honest heartbeats, one of them after a seek, and reads back exactly
 * those. Returns the watched milliseconds.
 */
export async function watchHonestly(
  learner: ApiClient,
  classId: string,
  durationMs: number,
): Promise<number> {
  const { sessionId } = await open(learner, classId);
  const stretch = Math.min(HEARTBEAT_MS, Math.floor(durationMs / 3));
  const last = durationMs - stretch;
  const intervals: [number, number][] = [
    [0, stretch],
    [stretch, 2 * stretch],
    [last, durationMs],
  ];
  for (const [index, interval] of intervals.entries()) {
    await sleep(stretch + 50);
    const batch = { sequence: index + 1, intervals: [interval], positionMs: interval[1], rate: 1 };
    const first = await post(learner, sessionId, batch);
    const again = await post(learner, sessionId, batch);
    ensure(
      again.watchedMs === first.watchedMs,
      'batch-idempotent',
      'a repeated batch changed the record',
    );
  }
  const expected = covered(intervals);
  const { watched, watchedMs } = await readProgress(learner, classId);
  ensure(
    watchedMs === expected,
    'watched-exactly',
    `watched ${expected} ms, on record ${watchedMs} ms: ${JSON.stringify(watched)}`,
  );
  return watchedMs;
}

/** Claims the whole class right after opening it; nearly nothing of that may be credited. */
export async function claimTooMuch(
  learner: ApiClient,
  classId: string,
  durationMs: number,
): Promise<void> {
  const start = Date.now();
  const { sessionId } = await open(learner, classId);
  const before = (await readProgress(learner, classId)).watchedMs;
  await post(learner, sessionId, {
    sequence: 1,
    intervals: [[0, durationMs]],
    positionMs: durationMs,
    rate: 1,
  });
  const { watchedMs } = await readProgress(learner, classId);
  const allowed = SLACK_MS + (Date.now() - start);
  ensure(
    watchedMs - before <= allowed,
    'over-credit',
    `${watchedMs - before} ms credited for a claim, at most ${allowed} ms can have been played`,
  );
}

async function open(learner: ApiClient, classId: string) {
  return expectAnswer(
    await learner.post('/api/watch-sessions', { classId }),
    201,
    session,
    'watch-session',
  );
}

async function post(learner: ApiClient, sessionId: string, batch: object) {
  const answer = await learner.post(`/api/watch-sessions/${sessionId}/batches`, batch);
  return expectAnswer(answer, 200, credit, 'heartbeat');
}

async function readProgress(learner: ApiClient, classId: string) {
  return expectAnswer(
    await learner.get(`/api/classes/${classId}/progress`),
    200,
    progressSchema,
    'progress',
  );
}

/** Length of the union of half-open intervals. */
function covered(intervals: [number, number][]): number {
  let end = 0;
  let sum = 0;
  for (const [a, b] of [...intervals].sort((x, y) => x[0] - y[0])) {
    sum += Math.max(0, b - Math.max(a, end));
    end = Math.max(end, b);
  }
  return sum;
}
