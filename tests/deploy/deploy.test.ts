import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import {
  repositoryRoot,
  signIn,
  startApp,
  startValkey,
  until,
  type ApiClient,
  type RunningApp,
  type TestValkey,
} from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import { getRecording } from '../smoke/stages';
import { demoAdmin } from '../smoke/own-server';
import { runSmoke } from '../smoke/run';
import { upload } from '../smoke/upload';
import { startEdge, type Edge } from './edge';

let redis: TestValkey;
let app: RunningApp;
let edge: Edge;

/** The settings of docker-compose.yml: two workers, Redis, nginx that sends the media. */
beforeAll(async () => {
  redis = await startValkey();
  app = await startApp({
    workers: 2,
    redisUrl: redis.url,
    env: { MEDIA_DELIVERY: 'x-accel', TRUSTED_PROXIES: '1', WEB_ROOT: '', OUTBOX: 'true' },
  });
  await promisify(execFile)(process.execPath, ['dist/server/seed.js', '--people-only'], {
    cwd: repositoryRoot,
    env: { ...process.env, ...app.env },
  });
  edge = await startEdge(app);
});

afterAll(async () => {
  await edge?.stop();
  await app?.stop();
  await redis?.stop();
});

const admin = (): Promise<ApiClient> => {
  const { email, password } = demoAdmin();
  return signIn(edge.baseUrl, email, password);
};

async function uploadSample(client: ApiClient, seconds: number): Promise<string> {
  const answer = await upload(client, await makeSample({ seconds, width: 1280, height: 720 }));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.recordingId;
}

const isRunning = async (client: ApiClient, id: string): Promise<boolean> =>
  (await getRecording(client, id)).renditions.some(({ state }) => state === 'running');

const becomesReady = (client: ApiClient, id: string): Promise<void> =>
  until(
    async () => (await getRecording(client, id)).state === 'ready',
    'the recording is ready',
    180_000,
    500,
  );

describe('the several-machine edition', () => {
  it('passes the smoke run through nginx', async () => {
    const report = await runSmoke({
      file: await makeSample({ seconds: 8 }),
      baseUrl: edge.baseUrl,
      ...demoAdmin(),
      log: () => undefined,
    });
    expect(report.ok, JSON.stringify(report)).toBe(true);
  });

  it('sends the web app and its security headers', async () => {
    const page = await fetch(`${edge.baseUrl}/library`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('server')).toBe('nginx');
    expect(await page.text()).toContain('<div id="app"');
  });

  it('never writes a playback token to the access log, nor sends media unasked', async () => {
    const log = await readFile(edge.accessLog, 'utf8');
    expect(log).toContain('/media/-/');
    expect(log).not.toMatch(/\/media\/[^/\s]{20,}/);
    const direct = await fetch(`${edge.baseUrl}/_media/recordings/`);
    expect(direct.status).toBe(404);
  });

  it('goes on in the other worker after kill -9 of the one that transcodes', async () => {
    const client = await admin();
    const id = await uploadSample(client, 20);
    await until(() => isRunning(client, id), 'a rendition is transcoded');
    for (const worker of app.workers) await worker.kill('SIGKILL');
    await Promise.all(app.workers.map((worker) => worker.restart()));
    await becomesReady(client, id);
  });

  it('finishes although Redis lost every job', async () => {
    const client = await admin();
    const id = await uploadSample(client, 12);
    await until(() => isRunning(client, id), 'a rendition is transcoded');
    await redis.process.kill('SIGKILL');
    await redis.process.restart();
    await becomesReady(client, id);
  });

  it('keeps the session and comes back after kill -9 of the API', async () => {
    const client = await admin();
    await app.api.kill('SIGKILL');
    expect((await client.get('/api/session')).status).toBe(502);
    await app.api.restart();
    expect((await client.get('/api/me/progress')).status).toBe(200);
  });
});
