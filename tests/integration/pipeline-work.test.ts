import {
  readRecording,
  settled,
  signInAs,
  startApp,
  storedFiles,
  until,
  uploadSample,
  commandLines,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';

interface Work {
  queues: { name: string; waiting: number; running: number }[];
  workers: { pid: number; alive: boolean }[];
  finished: { lastHour: { recordings: number; mediaMs: number } };
  underWay: { id: string; percent: number; secondsLeft: number | null }[];
  failures: { recordingId: string; part: string; code: string; detail: string }[];
}

let app: RunningApp;
let admin: ApiClient;
let trainer: ApiClient;

beforeAll(async () => {
  app = await startApp();
  admin = await signInAs(app, 'admin');
  trainer = await signInAs(app, 'trainer');
});
afterAll(() => app.stop());

const workOf = async (): Promise<Work> => (await admin.get('/api/pipeline-work')).body as Work;
/** Of six chunks: two are finished, and tell how long the rest takes, while others wait. */
const long = (): Promise<string> => makeSample({ seconds: 48, width: 1280, height: 720, fps: 30 });
const childrenOn = async (id: string): Promise<number> =>
  (await commandLines()).filter((line) => line.includes(id)).length;

it('shows admins, and nobody else, queues, workers and what was finished', async () => {
  const id = await uploadSample(trainer, await makeSample({ seconds: 6 }));
  await settled(trainer, id);
  const work = await workOf();
  expect(work.queues.map(({ name }) => name)).toEqual(['media', 'light']);
  expect(work.workers).toMatchObject([{ pid: app.workers[0]!.pid, alive: true }]);
  expect(work.finished.lastHour).toMatchObject({ recordings: 1 });
  expect(Math.abs(work.finished.lastHour.mediaMs - 6000)).toBeLessThan(100);
  expect(work.underWay).toEqual([]);
  for (const who of ['trainer', 'manager', 'learner'] as const) {
    expect((await (await signInAs(app, who)).get('/api/pipeline-work')).status).toBe(403);
  }
});

it('tells what is under way and how long it takes, and cancels it with its children', async () => {
  const id = await uploadSample(trainer, await long());
  await until(async () => {
    const [one] = (await workOf()).underWay;
    return one?.id === id && one.percent > 0 && one.secondsLeft !== null;
  }, 'the time left is told');
  const { secondsLeft } = (await trainer.get(`/api/recordings/${id}`)).body as {
    secondsLeft: number;
  };
  expect(secondsLeft).toBeGreaterThan(0);
  expect(secondsLeft).toBeLessThan(600);
  expect((await trainer.post(`/api/recordings/${id}/cancel`)).status).toBe(204);
  await until(async () => (await childrenOn(id)) === 0, 'no child works on it', 10_000);
  const cancelled = await readRecording(trainer, id);
  expect(cancelled).toMatchObject({ state: 'failed', playable: false, renditions: [] });
  expect(cancelled.error?.code).toBe('cancelled');
  await until(async () => {
    const files = (await storedFiles(app)).filter((key) => key.startsWith(`recordings/${id}/`));
    return files.join() === `recordings/${id}/original`;
  }, 'only the file itself is left');
  const again = await trainer.post(`/api/recordings/${id}/cancel`);
  expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'nothing-to-cancel']);

  expect((await trainer.post(`/api/recordings/${id}/retry`)).status).toBe(202);
  expect(await settled(trainer, id, 120_000)).toMatchObject({ state: 'ready', playable: true });
});

it('tells the last words of what has failed', async () => {
  const id = await uploadSample(trainer, await makeSample({ seconds: 4 }));
  await settled(trainer, id);
  const database = new pg.Client(app.databaseUrl);
  await database.connect();
  await database.query(
    `update recording_artifact set state = 'failed', error_code = 'ffmpeg-failed',
       error_detail = 'Conversion failed!' where recording_id = $1 and kind = 'poster'`,
    [id],
  );
  await database.end();
  expect((await workOf()).failures).toMatchObject([
    { recordingId: id, part: 'poster', code: 'ffmpeg-failed', detail: 'Conversion failed!' },
  ]);
  expect((await admin.post(`/api/recordings/${id}/retry`)).status).toBe(202);
  await settled(trainer, id);
  expect((await workOf()).failures).toEqual([]);
});

it('refuses to cancel what is not there, or for those who do not make classes', async () => {
  const unknown = '01a22000-0000-7000-8000-000000000000';
  expect((await trainer.post(`/api/recordings/${unknown}/cancel`)).status).toBe(404);
  const learner = await signInAs(app, 'learner');
  expect((await learner.post(`/api/recordings/${unknown}/cancel`)).status).toBe(403);
});
