import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  findFfmpeg,
  liveIndex,
  runLive,
  runSmall,
  smallSize,
  type FragmentListener,
  type LiveContainer,
  type LiveFragment,
  type LiveRun,
} from '@rounds/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beepAt, flashAt } from './flash-and-beep';
import { H264_B, makeLive, VP8 } from './make-live';

const SECONDS = 6;
const MOMENTS = [1.5, 4.5];
/** As closely as lips and words must go together. */
const IN_SYNC = 0.04;
const SIZE = { width: 1280, height: 720 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rounds-small-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Made {
  init: Buffer;
  height: number;
  fragments: LiveFragment[];
}

async function made(
  bytes: Buffer,
  start: (listener: FragmentListener) => Promise<LiveRun>,
): Promise<Made> {
  const result: Made = { init: Buffer.alloc(0), height: 0, fragments: [] };
  const run = await start({
    init: ({ bytes: init, tracks }) => {
      const height = tracks.find(({ isVideo }) => isVideo)!.height;
      Object.assign(result, { init, height });
    },
    fragment: (fragment) => result.fragments.push(fragment),
  });
  for (let at = 0; at < bytes.length; at += 50_000) {
    await run.write(bytes.subarray(at, at + 50_000));
  }
  run.finish();
  expect(await run.ended).toBeNull();
  return result;
}

/** Both renditions of a stream, each by a run of its own. */
async function both(
  bytes: Buffer,
  stream: { container: LiveContainer; copiesPictures: boolean },
  { fromMs, smallBytes = bytes }: { fromMs: number; smallBytes?: Buffer },
): Promise<{ first: Made; small: Made }> {
  const size = smallSize(SIZE)!;
  return {
    first: await made(bytes, (to) => runLive({ ...stream, fromMs: 0 }, to)),
    small: await made(smallBytes, (to) => runSmall({ ...stream, fromMs, size }, to)),
  };
}

const starts = ({ fragments }: Made): number[] =>
  fragments.map(({ startMs }) => Math.round(startMs));

function expectSameCuts(first: number[], small: number[]): void {
  expect(small).toHaveLength(first.length);
  for (const [at, startMs] of small.entries()) {
    expect(Math.abs(startMs - first[at]!), `${first} and ${small}`).toBeLessThanOrEqual(1);
  }
}

async function file(name: string, { init, fragments }: Made): Promise<string> {
  const path = join(folder, `${name}.mp4`);
  await writeFile(path, Buffer.concat([init, ...fragments.map(({ bytes }) => bytes)]));
  return path;
}

async function decodedFrames(path: string): Promise<number> {
  const { ffprobe } = await findFfmpeg();
  const args = ['-v', 'error', '-count_frames', '-select_streams', 'v'];
  const shown = ['-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', path];
  const { stdout, stderr } = await promisify(execFile)(ffprobe, [...args, ...shown]);
  expect(stderr).toBe('');
  return Number.parseInt(stdout, 10);
}

const STREAMS = {
  'H.264 in Matroska': { container: 'matroska', copiesPictures: true },
  'H.264 in MP4': { container: 'mp4', copiesPictures: true },
  'H.264 in FLV, with B pictures': { container: 'flv', copiesPictures: true, video: H264_B },
  'VP8 in Matroska': { container: 'matroska', copiesPictures: false, video: VP8 },
} as const;

describe.each(Object.entries(STREAMS))('the small rendition of %s', (name, stream) => {
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await makeLive({
      ...{ container: stream.container, seconds: SECONDS, size: '1280x720', moments: MOMENTS },
      ...('video' in stream ? { video: [...stream.video] } : {}),
    });
  });

  it('begins its segments where the first does, decodes, and keeps sound and pictures together', async () => {
    const { first, small } = await both(bytes, stream, { fromMs: 0 });
    expect([first.height, small.height]).toEqual([720, 360]);
    expectSameCuts(starts(first), starts(small));
    for (const [rendition, one] of Object.entries({ first, small })) {
      const path = await file(`${name.replace(/\W/g, '')}-${rendition}`, one);
      expect(await decodedFrames(path)).toBe(SECONDS * 30);
      for (const at of MOMENTS) {
        const [flash, beep] = [await flashAt(path, at), await beepAt(path, at)];
        expect(Math.abs(flash - beep), `${rendition}: ${flash}, ${beep}`).toBeLessThan(IN_SYNC);
        expect(Math.abs(flash - at)).toBeLessThan(2 * IN_SYNC);
      }
    }
    const sum = small.fragments.reduce((total, one) => total + one.bytes.length, 0);
    expect((sum * 8) / SECONDS).toBeLessThan(800_000);
  });

  it('enters in the middle at the same cuts', async () => {
    const index = liveIndex(stream.container);
    index.push(bytes);
    const entry = index.entryAt(3010)!;
    const smallBytes = Buffer.concat([index.header!, bytes.subarray(entry.offset)]);
    const fromMs = 3000;
    const { first, small } = await both(bytes, stream, { fromMs, smallBytes });
    const later = starts(first).filter((startMs) => startMs >= fromMs - 100);
    expectSameCuts(later, starts(small));
  });
});

it('is never made larger than it came, and keeps its shape', () => {
  expect(smallSize({ width: 854, height: 480 })).toBeNull();
  expect(smallSize({ width: 480, height: 1000 })).toBeNull();
  expect(smallSize({ width: 1920, height: 1080 })).toEqual({ width: 640, height: 360 });
  expect(smallSize({ width: 720, height: 1280 })).toEqual({ width: 360, height: 640 });
});
