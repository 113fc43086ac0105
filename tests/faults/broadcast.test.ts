import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import {
  addWebinar,
  liveEncoders,
  settled,
  signInAs,
  startApp,
  TestPresenter,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLive } from '../media/make-live';

const SECONDS = 14;
const FRAMES = SECONDS * 30;

let app: RunningApp;
let trainer: ApiClient;
let stream: Buffer;

beforeAll(async () => {
  app = await startApp({ ingest: true, workers: 0, env: { LIVE_RENDITIONS: '1' } });
  trainer = await signInAs(app, 'trainer');
  stream = await makeLive({ container: 'matroska', seconds: SECONDS });
});
afterAll(() => app.stop());

const webinar = (): Promise<string> => addWebinar(app.databaseUrl, { hosts: [trainer.personId] });

interface Outcome {
  recordingId: string;
  durationMs: number;
  gaps: unknown[];
  frames: number;
}

/** Broadcasts for some seconds while something happens, and looks at what is kept of it. */
async function broadcastWhile(happens: () => Promise<void>): Promise<Outcome> {
  const webinarId = await webinar();
  const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
  await presenter.connect();
  const recorded = presenter.record(stream, { seconds: SECONDS });
  await until(() => presenter.acknowledged > 12, 'three seconds were taken', 30_000, 50);
  await happens();
  await recorded;
  const ended = await presenter.end();
  expect(ended).toMatchObject({ type: 'ended' });
  const view = await trainer.get(`/api/webinars/${webinarId}/broadcast`);
  const { recordingId, durationMs, gaps } = view.body as Outcome;
  return { recordingId, durationMs, gaps, frames: await framesOf(ended.classId!) };
}

/** Decodes what the class plays, through the product. */
async function framesOf(classId: string): Promise<number> {
  const { body } = await trainer.get(`/api/classes/${classId}/playback`);
  const base = (body as { src: string }).src.replace('master.m3u8', '');
  const playlist = await (await trainer.fetch(`${base}dvr.m3u8`)).text();
  const parts: Buffer[] = [];
  for (const line of playlist.split('\n')) {
    const name = /URI="([^"]+)"/.exec(line)?.[1] ?? (/^live\//.test(line) ? line : null);
    if (name) parts.push(Buffer.from(await (await trainer.fetch(base + name)).arrayBuffer()));
  }
  const { ffprobe } = await findFfmpeg();
  const file = join(app.dataDir, `${classId}.mp4`);
  await writeFile(file, Buffer.concat(parts));
  const shown = ['-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', file];
  const args = ['-v', 'error', '-count_frames', '-select_streams', 'v', ...shown];
  const { stdout } = await promisify(execFile)(ffprobe, args);
  return Number.parseInt(stdout, 10);
}

const ffmpegs = async (): Promise<number[]> => (await liveEncoders(app)).map(({ pid }) => pid);

function expectWhole({ durationMs, gaps, frames }: Outcome): void {
  expect(gaps).toEqual([]);
  expect(Math.abs(durationMs - SECONDS * 1000)).toBeLessThan(1000);
  expect(frames).toBe(FRAMES);
}

describe('a broadcast has no hole', () => {
  it('after kill -9 of ffmpeg', async () => {
    const outcome = await broadcastWhile(async () => {
      const [pid] = await ffmpegs();
      process.kill(pid!, 'SIGKILL');
      await until(async () => !(await ffmpegs()).includes(pid!), 'it is gone', 10_000, 50);
    });
    expectWhole(outcome);
  });

  it('after kill -9 of the ingest', async () => {
    const outcome = await broadcastWhile(async () => {
      await app.ingest!.kill();
      await until(async () => (await ffmpegs()).length === 0, 'its ffmpeg went with it', 10_000);
      await app.ingest!.restart();
    });
    expectWhole(outcome);
  });

  it('after an API that was away for a while, and a line that was cut', async () => {
    const outcome = await broadcastWhile(async () => {
      await app.api.kill();
      await new Promise((resolve) => setTimeout(resolve, 5000));
      await app.api.restart();
    });
    expectWhole(outcome);
  });

  it('when nobody ended it and the ingest was killed: the next one does as it is asked', async () => {
    const webinarId = await webinar();
    const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
    await presenter.connect();
    await presenter.record(stream.subarray(0, stream.length / 2), { seconds: SECONDS / 2 });
    await until(() => presenter.acknowledged === SECONDS * 2, 'all was taken', 30_000);
    await app.ingest!.kill();
    presenter.leave();
    expect((await trainer.post(`/api/webinars/${webinarId}/broadcast/end`)).status).toBe(204);
    await app.ingest!.restart();
    const isEnded = async (): Promise<boolean> => {
      const { body } = await trainer.get(`/api/webinars/${webinarId}/broadcast`);
      return (body as { state: string }).state === 'ended';
    };
    await until(isEnded, 'it is ended');
    const { body } = await trainer.get(`/api/webinars/${webinarId}/broadcast`);
    expect((body as Outcome).durationMs).toBeGreaterThan((SECONDS / 2) * 1000 - 1500);
  });

  it('after kill -9 of the workers, and the next one makes its qualities', async () => {
    const first = await app.addWorker();
    const outcome = await broadcastWhile(() => first.kill());
    expectWhole(outcome);
    await app.addWorker();
    expect(await settled(trainer, outcome.recordingId)).toMatchObject({ state: 'ready' });
  });
});
