import {
  readRecording,
  settled,
  signInAs,
  startApp,
  uploadSample,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childrenOn, expectTidy, longSample, transcoding } from './faults-kit';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

it('hands its work back when the worker is stopped in order', async () => {
  const trainer = await signInAs(app, 'trainer');
  const id = await uploadSample(trainer, await longSample());
  await transcoding(trainer, id);
  const worker = app.workers[0]!;
  await worker.stop();
  expect(await childrenOn(id)).toBe(0);
  const states = (await readRecording(trainer, id)).renditions.map(({ state }) => state);
  expect(states).not.toContain('running');
  expect(states).not.toContain('failed');
  await worker.restart();
  expect(await settled(trainer, id, 60_000)).toMatchObject({ state: 'ready', error: null });
  await expectTidy(app, id);
});
