import { liveIndex, runLive, type LiveFragment, type LivePlan } from '@rounds/media';
import { describe, expect, it } from 'vitest';
import { makeLive, VP8 } from './make-live';

const SECONDS = 8;

async function run(plan: LivePlan, bytes: Buffer): Promise<LiveFragment[]> {
  const fragments: LiveFragment[] = [];
  const live = await runLive(plan, {
    init: ({ tracks }) => expect(tracks.map(({ isVideo }) => isVideo)).toEqual([true, false]),
    fragment: (fragment) => fragments.push(fragment),
  });
  for (let at = 0; at < bytes.length; at += 50_000) {
    await live.write(bytes.subarray(at, at + 50_000));
  }
  live.finish();
  expect(await live.ended).toBeNull();
  return fragments;
}

describe.each(['matroska', 'mp4', 'flv'] as const)('a live stream in %s', (container) => {
  it('goes out in fragments of a second, and again from where it was cut', async () => {
    const bytes = await makeLive({ container, seconds: SECONDS });
    const plan = { container, copiesPictures: true, fromMs: 0 };
    const all = await run(plan, bytes);
    expect(all).toHaveLength(SECONDS);
    for (const { startMs, endMs } of all) expect(Math.abs(endMs - startMs - 1000)).toBeLessThan(50);

    const index = liveIndex(container);
    for (let at = 0; at < bytes.length; at += 1999) index.push(bytes.subarray(at, at + 1999));
    const fromMs = all[4]!.startMs;
    const entry = index.entryAt(fromMs)!;
    expect(entry.offset).toBeGreaterThan(index.header!.length);
    const rest = Buffer.concat([index.header!, bytes.subarray(entry.offset)]);
    const again = await run({ ...plan, fromMs }, rest);
    const kept = again.filter(({ startMs }) => startMs > fromMs - 10);
    expect(kept.map(({ startMs }) => Math.round(startMs))).toEqual(
      all.slice(4).map(({ startMs }) => Math.round(startMs)),
    );
    expect(kept[0]!.earliestMs).toBeGreaterThan(fromMs - 30);
  });
});

it('encodes what browsers without H.264 send, from any moment', async () => {
  const bytes = await makeLive({ container: 'matroska', seconds: SECONDS, video: VP8 });
  const plan = { container: 'matroska', copiesPictures: false, fromMs: 0 } as const;
  const all = await run(plan, bytes);
  expect(all.length).toBeGreaterThanOrEqual(SECONDS);
  const rest = await run({ ...plan, fromMs: 3000 }, bytes);
  expect(Math.abs(rest[0]!.startMs - 3000)).toBeLessThan(40);
  expect(rest.at(-1)!.endMs).toBeCloseTo(all.at(-1)!.endMs, 0);
});

it.each(['matroska', 'mp4', 'flv'] as const)('refuses garbage as %s', async (container) => {
  const garbage = Buffer.from('no video at all, however often it is said. '.repeat(2000));
  const index = liveIndex(container);
  expect(() => index.push(garbage)).toThrow('no video');
  const live = await runLive(
    { container, copiesPictures: true, fromMs: 0 },
    { init: () => undefined, fragment: () => undefined },
  );
  await live.write(garbage);
  live.finish();
  expect(await live.ended).not.toBeNull();
});
