import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  settled,
  signInAs,
  startApp,
  until,
  uploadSample,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';

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

interface Made {
  name: string;
  copied: boolean;
  bytes: number;
}

const SAMPLE = { seconds: 30, width: 640, height: 360 };
const REGULAR = ['-preset', 'veryfast', '-crf', '34', '-g', '50', '-keyint_min', '50'];

async function renditionsOf(id: string): Promise<Made[]> {
  const { rows } = await database.query<Made>(
    `select name, (plan ->> 'copied')::boolean as copied, (verified ->> 'bytes')::int as bytes
     from rendition where recording_id = $1 order by position`,
    [id],
  );
  return rows;
}

it('plays a source that is fit for it as it is, and encodes only the smaller qualities', async () => {
  const extra = [...REGULAR, '-sc_threshold', '0'];
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, extra }));
  const recording = await settled(trainer, id);
  expect(recording).toMatchObject({ state: 'ready', playable: true, error: null });
  expect(recording.renditions.map(({ name, segments }) => [name, segments])).toEqual([
    ['360p', 8],
    ['240p', 8],
  ]);
  const [best, smaller] = await renditionsOf(id);
  expect([best?.copied, smaller?.copied ?? false]).toEqual([true, false]);
  // The sample's tone is quieter than classes are: it is heard at once, and then as loud as they are.
  const master = join(app.dataDir, 'storage/recordings', id, 'play/master.m3u8');
  await until(
    async () => (await readFile(master, 'utf8')).includes('audio-levelled/index.m3u8'),
    'the sound is replaced',
  );
});

it('encodes what turns out not to be fit for it', async () => {
  const open = 'open-gop=1:bframes=3:keyint=50:min-keyint=50:scenecut=0';
  const extra = ['-preset', 'veryfast', '-crf', '34', '-x264-params', open];
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, extra }));
  const recording = await settled(trainer, id, 120_000);
  expect(recording).toMatchObject({ state: 'ready', playable: true, error: null });
  const [best, smaller] = await renditionsOf(id);
  expect([best?.copied ?? false, smaller?.copied ?? false]).toEqual([false, false]);
  expect(recording.renditions.map(({ segments }) => segments)).toEqual([8, 8]);
  const left = await database.query(
    `select from recording_artifact where recording_id = $1 and kind = 'copy'`,
    [id],
  );
  expect(left.rowCount).toBe(0);
}, 180_000);

it('plays a source without an index while the rest of it is made', async () => {
  const extra = ['-preset', 'veryfast'];
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, container: 'ts', extra }));
  const recording = await settled(trainer, id, 120_000);
  expect(recording).toMatchObject({ state: 'ready', playable: true, error: null });
  const { body } = await trainer.get(`/api/recordings/${id}`);
  expect(body).toMatchObject({ media: { container: 'mpegts' } });
  expect(recording.renditions.map(({ segments }) => segments)).toEqual([8, 8]);
  const chunks = await database.query('select from recording_chunk where recording_id = $1', [id]);
  expect(chunks.rowCount).toBeGreaterThan(2);
}, 180_000);
