import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  findFfmpeg,
  liveIndex,
  runLive,
  type LiveContainer,
  type LiveFragment,
  type LivePlan,
} from '@rounds/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SECONDS = 8;
const FORMATS: Record<LiveContainer, string[]> = {
  matroska: ['-c:a', 'libopus', '-f', 'matroska', '-live', '1', '-cluster_time_limit', '5000'],
  mp4: ['-c:a', 'aac', '-movflags', '+empty_moov+frag_keyframe+default_base_moof', '-f', 'mp4'],
  flv: ['-c:a', 'aac', '-f', 'flv'],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rounds-live-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A stream with a keyframe a second, as browsers and encoders send it. */
async function stream(
  container: LiveContainer,
  video: string[] = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '30'],
): Promise<Buffer> {
  const { ffmpeg } = await findFfmpeg();
  const path = join(folder, `${container}-${video[1]}`);
  await promisify(execFile)(ffmpeg, [
    ...[
      '-v',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      `testsrc2=size=320x180:rate=30:duration=${SECONDS}`,
    ],
    ...['-f', 'lavfi', '-i', `sine=440:duration=${SECONDS}`, ...video, ...FORMATS[container], path],
  ]);
  return readFile(path);
}

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
    const bytes = await stream(container);
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
  const bytes = await stream('matroska', ['-c:v', 'libvpx', '-deadline', 'realtime', '-g', '30']);
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
