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
import { AddSoundArtifact20261127120200 } from '../../migrations/20261127120200-add-sound-artifact';
import { CreateRecordingChunks20261128010000 } from '../../migrations/20261128010000-create-recording-chunks';
import { AddLoudness20261128030000 } from '../../migrations/20261128030000-add-loudness';
import { AddSlides20261128040000 } from '../../migrations/20261128040000-add-slides';
import { DataSource } from 'typeorm';
import { makeSample } from '../media/make-media';

interface Sound {
  state: string;
  intervalMs: number;
  peaks: number[];
  silences: [number, number][];
}

const SAMPLE = { seconds: 6, width: 320, height: 180 };
const PAUSE = ['-af', "volume=0:enable='between(t,2,3.5)'"];

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

const soundOf = async (id: string): Promise<Sound> =>
  (await trainer.get(`/api/recordings/${id}/sound`)).body as Sound;

it('shows the waveform and the silences of an upload', async () => {
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, extra: PAUSE }));
  await settled(trainer, id);
  const { state, peaks, silences, intervalMs } = await soundOf(id);
  expect(state).toBe('ready');
  expect(Math.abs(peaks.length * intervalMs - 6000)).toBeLessThan(150);
  expect(peaks.every((peak) => Number.isInteger(peak) && peak >= 0 && peak <= 255)).toBe(true);
  expect(silences).toHaveLength(1);
  expect(Math.abs(silences[0]![0] - 2000)).toBeLessThanOrEqual(60);
  expect(Math.abs(silences[0]![1] - 3500)).toBeLessThanOrEqual(60);
});

it('gives recordings theirs that were ready before', async () => {
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, extra: PAUSE }));
  await settled(trainer, id);
  const source = new DataSource({ type: 'postgres', url: app.databaseUrl });
  await source.initialize();
  const runner = source.createQueryRunner();
  // As they were, the newest first.
  const [sound, chunks, loudness, slides] = [
    new AddSoundArtifact20261127120200(),
    new CreateRecordingChunks20261128010000(),
    new AddLoudness20261128030000(),
    new AddSlides20261128040000(),
  ];
  await slides.down(runner);
  await loudness.down(runner);
  await chunks.down(runner);
  await sound.down(runner);
  expect((await soundOf(id)).state).toBe('pending');
  await sound.up(runner);
  await chunks.up(runner);
  await loudness.up(runner);
  await slides.up(runner);
  await source.destroy();
  await until(async () => (await soundOf(id)).state === 'ready', 'the sweeper looked after it');
});

it('says so when there is no sound, and skips the stage', async () => {
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, audioTracks: 0 }));
  const { state, stages } = await settled(trainer, id);
  expect(state).toBe('ready');
  expect(stages.find(({ name }) => name === 'sound')?.state).toBe('skipped');
  expect(await soundOf(id)).toEqual({ state: 'none', intervalMs: 0, peaks: [], silences: [] });
});

it('fails without harm, and is begun again on retry', async () => {
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, extra: PAUSE }));
  await settled(trainer, id);
  await database.query(
    `update recording_artifact set state = 'failed', facts = null
     where recording_id = $1 and kind = 'sound'`,
    [id],
  );
  expect((await soundOf(id)).state).toBe('failed');
  expect((await trainer.get(`/api/recordings/${id}/playback`)).status).toBe(200);
  expect((await trainer.post(`/api/recordings/${id}/retry`)).status).toBe(202);
  await until(async () => (await soundOf(id)).state === 'ready', 'it was made again');
});

it('refuses ids that are none', async () => {
  expect((await trainer.get('/api/recordings/nonsense/sound')).status).toBe(400);
  const unknown = await trainer.get('/api/recordings/0190a2b0-0000-7000-8000-000000000000/sound');
  expect(unknown.status).toBe(404);
});
