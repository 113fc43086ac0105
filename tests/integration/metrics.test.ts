import {
  addWebinar,
  settled,
  signInAs,
  startApp,
  TestPresenter,
  until,
  uploadSample,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLive } from '../media/make-live';
import { makeSample } from '../media/make-media';

const TOKEN = 'a token that Prometheus has';
let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ ingest: true, env: { METRICS_TOKEN: TOKEN } });
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

it('tells of broadcasts on air and of the ingest, and so does health', async () => {
  const text = async (): Promise<string> =>
    (await ask({ authorization: `Bearer ${TOKEN}` })).text();
  const health = async () => {
    const answer = await fetch(`${app.baseUrl}/api/health`);
    return { status: answer.status, body: (await answer.json()) as { ingest: object } };
  };
  expect(await text()).toContain('rounds_broadcasts_on_air{state="live"} 0\n');
  expect(await health()).toMatchObject({ status: 200, body: { ingest: { ok: true, alive: 1 } } });
  const trainer = await signInAs(app, 'trainer');
  const webinarId = await addWebinar(app.databaseUrl, { hosts: [trainer.personId] });
  const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
  await presenter.connect();
  await presenter.record(await makeLive({ container: 'matroska', seconds: 6 }), { seconds: 6 });
  const onAir = await text();
  expect(onAir).toContain('rounds_broadcasts_on_air{state="live"} 1\n');
  expect(onAir).toContain('rounds_ingests 1\n');
  const age = (told: string): number =>
    Number(
      new RegExp(`rounds_broadcast_last_segment_seconds\\{webinar="${webinarId}"\\} (\\S+)`).exec(
        told,
      )?.[1] ?? NaN,
    );
  expect(age(onAir)).toBeLessThan(5);
  await until(async () => age(await text()) > 5, 'the age grows while nothing comes');
  await presenter.end();
  expect(age(await text())).toBeNaN();
  await app.ingest!.stop();
  expect(await text()).toContain('rounds_ingests 0\n');
  expect(await health()).toMatchObject({ status: 200, body: { ok: true, ingest: { ok: false } } });
});

it('tells nobody else, also not an admin with a session', async () => {
  expect((await ask()).status).toBe(401);
  expect((await ask({ authorization: 'Bearer another token' })).status).toBe(401);
  const admin = await signInAs(app, 'admin');
  expect((await admin.get('/api/metrics')).status).toBe(401);
});
