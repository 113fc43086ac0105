import { settled, signInAs, startApp, until, uploadSample, type RunningApp } from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';

const TOKEN = 'a token that Prometheus has';
let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ env: { METRICS_TOKEN: TOKEN } });
});
afterAll(() => app.stop());

const ask = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.baseUrl}/api/metrics`, { headers });

it('tells Prometheus of queues, workers and recordings', async () => {
  const trainer = await signInAs(app, 'trainer');
  await settled(trainer, await uploadSample(trainer, await makeSample({ seconds: 6 })));
  const asPrometheus = () => ask({ authorization: `Bearer ${TOKEN}` });
  const isIdle = async (): Promise<boolean> =>
    (await (await asPrometheus()).text()).includes('rounds_jobs{queue="media",state="active"} 0\n');
  // Slides are looked for after the recording is ready.
  await until(isIdle, 'the worker has done its work');
  const answer = await asPrometheus();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  const text = await answer.text();
  expect(text).toContain('rounds_workers 1\n');
  expect(text).toContain('rounds_recordings{state="ready"} 1\n');
  expect(text).toMatch(/rounds_recording_chunks\{state="ready"\} 1\n/);
  expect(text).toMatch(/rounds_recordings_ready_seconds [56](\.\d+)?\n/);
  expect(text).toMatch(/rounds_api_process_cpu_seconds_total/);
});

it('tells nobody else, also not an admin with a session', async () => {
  expect((await ask()).status).toBe(401);
  expect((await ask({ authorization: 'Bearer another token' })).status).toBe(401);
  const admin = await signInAs(app, 'admin');
  expect((await admin.get('/api/metrics')).status).toBe(401);
});
