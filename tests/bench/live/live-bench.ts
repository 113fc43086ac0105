import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  addPerson,
  signIn,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { startBenchPostgres } from '../bench-server';
import { firstSeconds } from '../first-playable/first-seconds';
import { rounded } from '../statistics';
import { audience } from './audience';
import { Crowd } from './crowd';
import type { CrowdReport } from './crowd/messages';
import { watchFor, type Watched } from './on-air';
import { PresenterPage } from './presenter-page';
import { leastSlackMs, stallsOf } from './stalls';
import { ViewerPage } from './viewer-page';

export interface LiveBenchOptions {
  /** On air before the end. */
  minutes: number;
  /** Of each of the two windows. */
  seconds: number;
  /** Simulated, in the second window. */
  viewers: number;
  log(line: string): void;
}

/** Coming in is not what is measured. */
const SETTLE_MS = 10_000;

/**
 * One class, from a host's Chromium to a viewer's: the delay by the clock in the picture, alone and
 * among simulated viewers; what those miss; and how soon after its end it is a class that plays.
 */
export async function benchLive(options: LiveBenchOptions): Promise<object> {
  const postgres = await startBenchPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'rounds-bench-live-'));
  try {
    const databaseUrl = await postgres.database('bench_live');
    const app = await startApp({ databaseUrl, dataDir, ingest: true, workers: 1 });
    try {
      return await onAir(app, options);
    } finally {
      await app.stop();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function onAir(app: RunningApp, options: LiveBenchOptions): Promise<object> {
  const { minutes, seconds, viewers, log } = options;
  const host = await person(app, 'trainer');
  const guest = await person(app, 'learner');
  const webinarId = await makeWebinar(app, host.id);
  await register(guest.client, webinarId);
  const cookies = await audience(app, webinarId, viewers);
  log(`a webinar with ${viewers + 1} places taken`);
  const presenter = await PresenterPage.open(host.client, webinarId);
  const viewer = await ViewerPage.open(guest.client, webinarId);
  const crowd = new Crowd();
  try {
    await presenter.goLive();
    const beganAt = performance.now();
    await until(async () => (await viewer.reading()).samples.length > 0, 'the viewer has pictures');
    await pause(SETTLE_MS);
    log(`on air; ${seconds} s with one viewer`);
    const alone = await watchFor(seconds, viewer, presenter);
    log(`${JSON.stringify(alone)}; the others come`);
    await crowd.watch({ baseUrl: app.baseUrl, webinarId, cookies });
    await pause(SETTLE_MS);
    log(`${seconds} s with ${viewers} more`);
    const among = await watchFor(seconds, viewer, presenter);
    await pause(2 * among.worstDelayMs);
    const missed = missedOf(await crowd.report(), among);
    crowd.end();
    log(`${JSON.stringify({ ...among, ...missed })}; on air until the end`);
    await pause(Math.max(0, beganAt + minutes * 60_000 - performance.now()));
    const pressedAt = await presenter.end();
    const recordingId = await draftOf(host.client, webinarId);
    const endToDraftSeconds = inSeconds(performance.now() - pressedAt);
    log(`a class after ${endToDraftSeconds} s`);
    await firstSeconds(host.client, recordingId);
    const endToClassSeconds = inSeconds(performance.now() - pressedAt);
    const worst = Math.max(alone.worstDelayMs, among.worstDelayMs);
    const typical = Math.max(alone.medianDelayMs, among.medianDelayMs);
    return {
      medianDelaySeconds: inSeconds(typical),
      worstDelaySeconds: inSeconds(worst),
      ...{ endToClassSeconds, endToDraftSeconds },
      [`stallsAt${viewers}`]: missed.stalls,
      ...{ viewers, seconds, minutes },
      alone: told(alone),
      among: { ...told(among), ...missed },
    };
  } finally {
    crowd.end();
    await Promise.all([presenter.close(), viewer.close()]);
  }
}

async function person(
  { baseUrl, databaseUrl }: RunningApp,
  role: Parameters<typeof addPerson>[1],
): Promise<{ id: string; client: ApiClient }> {
  const { id, email, password } = await addPerson(databaseUrl, role);
  return { id, client: await signIn(baseUrl, email, password) };
}

const BEGINS_IN_MS = 10 * 60_000;

async function makeWebinar(app: RunningApp, hostId: string): Promise<string> {
  const { client: admin } = await person(app, 'admin');
  const { status, body } = await admin.post('/api/webinars', {
    title: 'Denials of the week',
    startsLocal: new Date(Date.now() + BEGINS_IN_MS).toISOString().slice(0, 16),
    ...{ timeZone: 'UTC', durationMinutes: 60, state: 'scheduled' },
    people: [{ id: hostId, role: 'host' }],
  });
  if (status !== 201) throw new Error(`webinar: ${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

async function register(client: ApiClient, webinarId: string): Promise<void> {
  const { status, body } = await client.put(`/api/webinars/${webinarId}/registration`, {});
  if (status !== 200) throw new Error(`registration: ${status} ${JSON.stringify(body)}`);
}

/** What the simulated viewers missed in the window, with playheads held at the reported delay. */
function missedOf({ segments, arrivals, ...traffic }: CrowdReport, window: Watched) {
  const delayMs = window.medianDelayMs;
  const shown = segments
    // By the clock in the picture.
    .map((one) => ({ ...one, takenAtMs: one.takenAtMs + (window.toldTooMuchMs ?? 0) }))
    .filter(({ takenAtMs }) => takenAtMs + delayMs >= window.fromMs)
    .filter(({ takenAtMs }) => takenAtMs + delayMs < window.toMs);
  const each = arrivals.map((pairs) => new Map(pairs));
  const stalls = each.map((one) => stallsOf(shown, one, delayMs));
  return {
    stalls: stalls.reduce((sum, count) => sum + count, 0),
    stalledViewers: stalls.filter((count) => count > 0).length,
    segments: shown.length,
    leastSlackSeconds: inSeconds(Math.min(...each.map((one) => leastSlackMs(shown, one, delayMs)))),
    ...traffic,
    megabytes: rounded(traffic.megabytes, 1),
  };
}

/** Waits until what went out is a class draft. @returns its recording */
async function draftOf(client: ApiClient, webinarId: string): Promise<string> {
  const found = async (): Promise<{ classId: string | null; recordingId: string | null }> =>
    (await client.get(`/api/webinars/${webinarId}/broadcast`)).body as Awaited<
      ReturnType<typeof found>
    >;
  await until(async () => (await found()).classId !== null, 'there is a class', undefined, 25);
  const { classId, recordingId } = await found();
  const draft = await client.get(`/api/classes/${classId}`);
  if (draft.status !== 200 || !recordingId) throw new Error(`class: ${JSON.stringify(draft.body)}`);
  return recordingId;
}

const inSeconds = (ms: number): number => rounded(ms / 1000);

const told = ({ medianDelayMs, worstDelayMs, toldTooMuchMs, samples, unread, waits }: Watched) => ({
  medianDelaySeconds: inSeconds(medianDelayMs),
  worstDelaySeconds: inSeconds(worstDelayMs),
  toldTooMuchSeconds: toldTooMuchMs === null ? null : inSeconds(toldTooMuchMs),
  ...{ samples, unread, waits },
});
