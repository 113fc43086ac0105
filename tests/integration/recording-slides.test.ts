import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  makeTempDir,
  settled,
  signInAs,
  startApp,
  until,
  uploadFile,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFfmpeg } from '../media/make-media';

interface Slides {
  state: string;
  changes: number[];
}

const FPS = 25;

let app: RunningApp;
let trainer: ApiClient;
let database: pg.Client;

beforeAll(async () => {
  app = await startApp();
  trainer = await signInAs(app, 'trainer');
  database = new pg.Client(app.databaseUrl);
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.stop();
});

const slidesOf = async (id: string): Promise<Slides> =>
  (await trainer.get(`/api/recordings/${id}/slides`)).body as Slides;

/** Slides that stand for so many seconds each, with a mark that moves on them all the time. */
async function film(seconds: readonly number[]): Promise<Buffer> {
  const file = join(await makeTempDir('slides'), 'slides.mp4');
  const pages = seconds.map(
    (d, at) =>
      `color=c=white:s=640x360:r=${FPS}:d=${d},drawbox=x=40:y=${40 + 60 * at}:w=400:h=50:c=navy:t=fill[p${at}]`,
  );
  const all = seconds.map((_, at) => `[p${at}]`).join('');
  const mark = `color=c=red:s=6x10:r=${FPS}[mark];[deck][mark]overlay=x='20+40*t':y=330:shortest=1[v]`;
  const graph = `${pages.join(';')};${all}concat=n=${seconds.length}:v=1[deck];${mark}`;
  await runFfmpeg([
    ...['-filter_complex', graph, '-f', 'lavfi', '-i', 'sine=frequency=300', '-map', '[v]'],
    ...['-map', '0:a', '-shortest', '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', file],
  ]);
  return await readFile(file);
}

it('finds where other slides come, to the picture, also in a film of several chunks', async () => {
  const id = await uploadFile(trainer, await film([6, 13, 9, 30, 6]), 'class.mp4');
  const { state, stages } = await settled(trainer, id);
  expect(state).toBe('ready');
  expect(stages.find(({ name }) => name === 'slides')).toMatchObject({ state: 'done' });
  const { state: found, changes } = await slidesOf(id);
  expect(found).toBe('ready');
  expect(changes).toHaveLength(4);
  for (const [at, ms] of [6000, 19_000, 28_000, 58_000].entries()) {
    expect(Math.abs(changes[at]! - ms)).toBeLessThanOrEqual(1000 / FPS + 1);
  }
});

it('fails without harm, and is begun again on retry', async () => {
  const id = await uploadFile(trainer, await film([3, 3]), 'class.mp4');
  await settled(trainer, id);
  await database.query(
    `update recording_artifact set state = 'failed', facts = null
     where recording_id = $1 and kind = 'slides'`,
    [id],
  );
  expect(await slidesOf(id)).toEqual({ state: 'failed', changes: [] });
  expect((await trainer.get(`/api/recordings/${id}/playback`)).status).toBe(200);
  expect((await trainer.post(`/api/recordings/${id}/retry`)).status).toBe(202);
  await until(async () => (await slidesOf(id)).changes.length === 1, 'they were looked for again');
});

it('tells nobody but staff', async () => {
  const id = await uploadFile(trainer, await film([2]), 'class.mp4');
  const learner = await signInAs(app, 'learner');
  expect((await learner.get(`/api/recordings/${id}/slides`)).status).toBe(403);
});
