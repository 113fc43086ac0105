import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  settled,
  signInAs,
  startApp,
  startValkey,
  storedFiles,
  until,
  uploadSample,
  type ApiClient,
  type RunningApp,
  type TestValkey,
} from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOn, expectTidy, longSample, playAll, SECONDS, transcoding } from './faults-kit';

/** When each segment of pictures was stored, by its key. */
async function segmentTimes(app: RunningApp): Promise<Record<string, number>> {
  const keys = (await storedFiles(app)).filter((key) => /p\/c\d+\/seg_\d+\.m4s$/.test(key));
  const times = keys.map(async (key) => {
    const { mtimeMs } = await stat(join(app.dataDir, 'storage', key));
    return [key, mtimeMs] as const;
  });
  return Object.fromEntries(await Promise.all(times));
}

describe.each(['PostgreSQL', 'Redis'])('with the queue on %s', (backend) => {
  let valkey: TestValkey | undefined;
  let app: RunningApp;
  let trainer: ApiClient;

  beforeAll(async () => {
    valkey = backend === 'Redis' ? await startValkey() : undefined;
    app = await startApp({ workers: 2, ...(valkey ? { redisUrl: valkey.url } : {}) });
    trainer = await signInAs(app, 'trainer');
  });
  afterAll(async () => {
    await app.stop();
    await valkey?.stop();
  });

  it('goes on elsewhere when a worker is killed while it transcodes', async () => {
    const id = await uploadSample(trainer, await longSample());
    await transcoding(trainer, id);

    // Both die, so that whoever was at work is among them; one comes back later.
    const [first, second] = app.workers as [(typeof app.workers)[0], (typeof app.workers)[0]];
    await Promise.all([first.kill(), second.kill()]);
    await until(async () => (await childrenOn(id)) === 0, 'no ffmpeg outlives its worker', 3_000);
    const done = await segmentTimes(app);

    await first.restart();
    const recording = await settled(trainer, id, 110_000);
    expect(recording).toMatchObject({ state: 'ready', playable: true, error: null });
    const lengths = Object.values(await playAll(trainer, id));
    expect(lengths).toHaveLength(recording.renditions.length + 1);
    for (const seconds of lengths) expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.2);
    // What was stored before they died is neither half done nor done again.
    expect(await segmentTimes(app)).toMatchObject(done);
    await second.restart(); // cleans up after itself
    await expectTidy(app, id);
  }, 180_000);
});
