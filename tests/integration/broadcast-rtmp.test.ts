import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  addWebinar,
  signInAs,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLive } from '../media/make-live';
import { encode, over } from './encoder';

interface View {
  state: string;
  durationMs: number;
  classId: string | null;
}

let app: RunningApp;
let trainer: ApiClient;
let file: string;

beforeAll(async () => {
  app = await startApp({ ingest: true, workers: 0 });
  trainer = await signInAs(app, 'trainer');
  file = join(app.dataDir, 'stream.flv');
  await writeFile(file, await makeLive({ container: 'flv', seconds: 8 }));
});
afterAll(() => app.stop());

const webinar = (): Promise<string> => addWebinar(app.databaseUrl, { hosts: [trainer.personId] });

const view = async (webinarId: string): Promise<View> =>
  (await trainer.get(`/api/webinars/${webinarId}/broadcast`)).body as View;

async function keyOf(webinarId: string): Promise<string> {
  const { status, body } = await trainer.post(`/api/webinars/${webinarId}/broadcast/stream-key`);
  expect(status).toBe(201);
  const { server, key } = body as { server: string; key: string };
  return `${server}/${key}`;
}

it('takes an encoder with the key of the webinar, and no other beside it', async () => {
  const webinarId = await webinar();
  const url = await keyOf(webinarId);
  const first = await encode(file, url);
  await until(async () => (await view(webinarId)).state === 'live', 'it is live');
  const second = await encode(file, url);
  await over(second);
  expect(second.exitCode).not.toBe(0);
  expect((await view(webinarId)).state).toBe('live');
  expect(await over(first)).toBe(0);
  await until(async () => (await view(webinarId)).state === 'paused', 'the encoder is gone');
  expect((await trainer.post(`/api/webinars/${webinarId}/broadcast/end`)).status).toBe(204);
  await until(async () => (await view(webinarId)).classId !== null, 'there is a class', 10_000);
  const { durationMs } = await view(webinarId);
  expect(Math.abs(durationMs - 8000)).toBeLessThan(1000);

  const late = await encode(file, url);
  expect(await over(late)).not.toBe(0);
});

it('refuses a wrong key, a key that was replaced, and garbage', async () => {
  const webinarId = await webinar();
  const old = await keyOf(webinarId);
  await keyOf(webinarId);
  for (const url of [old, old.replace(/[^/]+$/, 'wrong')]) {
    const child = await encode(file, url);
    expect(await over(child)).not.toBe(0);
  }
  const { hostname, port } = new URL(old.replace('rtmp:', 'http:'));
  const closed = new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(Buffer.alloc(100_000, 'garbage '));
    });
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.resume();
  });
  await closed;
  expect((await view(webinarId)).state).toBe('waiting');
  expect(app.ingest!.output()).not.toContain('wrong');
});
