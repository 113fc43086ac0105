import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  beginUpload,
  sendBytes,
  settled,
  signInAs,
  startApp,
  startKillablePostgres,
  until,
  uploadOffset,
  uploadSample,
  type ApiClient,
  type KillablePostgres,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  expectTidy,
  longSample,
  migrateDatabase,
  playAll,
  SECONDS,
  transcoding,
} from './faults-kit';

let postgres: KillablePostgres;
let app: RunningApp;
let trainer: ApiClient;

beforeAll(async () => {
  postgres = await startKillablePostgres();
  await migrateDatabase(postgres.url);
  app = await startApp({ databaseUrl: postgres.url });
  trainer = await signInAs(app, 'trainer');
});
afterAll(async () => {
  await app.stop();
  await postgres.stop();
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('finishes an upload and a transcode that PostgreSQL was killed under', async () => {
  const sample = await longSample();
  const bytes = await readFile(sample);
  const transcoded = await uploadSample(trainer, sample);
  const { path, recordingId } = await beginUpload(trainer, bytes.length);
  const half = Math.floor(bytes.length / 2);
  await sendBytes(trainer, path, 0, bytes.subarray(0, half));
  await transcoding(trainer, transcoded);
  const [api, worker] = [app.api.pid, app.workers[0]!.pid];

  await postgres.kill();
  const during = await fetch(`${app.baseUrl}/api/health`);
  expect(during.status).toBe(503);
  const refused = await sendBytes(trainer, path, half, bytes.subarray(half)).catch(() => null);
  expect(refused?.status ?? 500).toBeGreaterThanOrEqual(500);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await postgres.restart();

  await until(
    async () => (await fetch(`${app.baseUrl}/api/health`)).status === 200,
    'everything is well again',
    40_000,
  );
  const offset = await uploadOffset(trainer, path);
  expect(offset).toBeGreaterThanOrEqual(half);
  if (offset < bytes.length) await sendBytes(trainer, path, offset, bytes.subarray(offset));
  const original = join(app.dataDir, 'storage/recordings', recordingId, 'original');
  for (const id of [transcoded, recordingId]) {
    expect(await settled(trainer, id, 120_000)).toMatchObject({ state: 'ready', playable: true });
    for (const seconds of Object.values(await playAll(trainer, id))) {
      expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.2);
    }
  }
  for (const id of [transcoded, recordingId]) await expectTidy(app, id);
  expect(hashOf(await readFile(original))).toBe(hashOf(bytes));
  // Nobody had to be restarted.
  expect([app.api.pid, app.workers[0]!.pid]).toEqual([api, worker]);
}, 240_000);
