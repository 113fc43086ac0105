import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeChunk, MediaError, planChunks, planRenditions, probe } from '@rounds/media';
import type { ChunkPlan, MediaInfo, RenditionPlan } from '@rounds/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChunk } from '../../libs/media/check-chunk';
import { cutFragments } from '../../libs/media/cut-fragments';
import { measureRun } from '../../libs/media/measure-run';
import { inspectRendition } from './inspect-rendition';
import { makeLadder, segmentName, writePlaylist, type MadeLadder } from './make-ladder';
import { ffprobe, makeSample, runFfmpeg } from './make-media';
import { worstLikeness } from './likeness';

const SECONDS = 30;
let dir: string;
let source: string;
let info: MediaInfo;
let plans: RenditionPlan[];
let made: MadeLadder;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-ladder %d 100% '));
  source = await makeSample({ width: 640, height: 360, seconds: SECONDS, fps: 29.97 });
  info = await probe(source);
  made = await makeLadder(source, info, join(dir, 'play'));
  plans = made.plans;
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Packet {
  pts_time: string;
  dts_time: string;
  duration_time: string;
  flags: string;
}

const packetsOf = async (name: string): Promise<Packet[]> =>
  (
    await ffprobe<{ packets: Packet[] }>([
      ...[
        '-show_entries',
        'packet=pts_time,dts_time,duration_time,flags',
        '-allowed_extensions',
        'ALL',
      ],
      join(dir, 'play', name, 'index.m3u8'),
    ])
  ).packets;

describe('a recording that was made in chunks', () => {
  it('has every picture of the plan once, in step, without a hole between chunks', async () => {
    expect(made.runs.get('360p')?.map(({ segments }) => segments.length)).toEqual([1, 1, 4, 2]);
    for (const { name } of plans) {
      const packets = await packetsOf(name);
      expect(packets).toHaveLength(Math.round(info.durationMs * 0.02997));
      const shown = packets.map(({ pts_time }) => Number(pts_time)).sort((a, b) => a - b);
      shown.forEach((time, frame) =>
        expect(Math.abs(time - (frame * 1001) / 30_000)).toBeLessThan(0.001),
      );
      for (const { pts_time, dts_time } of packets) {
        expect(Number(dts_time)).toBeLessThanOrEqual(Number(pts_time));
      }
    }
  });

  it('begins segments at the same pictures in every quality, with a keyframe', async () => {
    const keyframes = await Promise.all(
      plans.map(async ({ name }) =>
        (await packetsOf(name)).flatMap(({ flags }, at) => (flags.startsWith('K') ? at : [])),
      ),
    );
    expect(keyframes[0]).toEqual([0, 120, 240, 360, 480, 600, 720, 840]);
    expect(keyframes[1]).toEqual(keyframes[0]);
  });

  it('shares one init segment among the chunks of a quality', () => {
    for (const runs of made.runs.values()) {
      expect(new Set(runs.map(({ init }) => init)).size).toBe(1);
    }
  });

  it('shares it with a chunk in which a quality was made by itself', async () => {
    const [chunk] = planChunks(info, plans[0]?.fps ?? 0) as [ChunkPlan];
    for (const plan of plans) {
      const outputDir = await mkdtemp(join(dir, 'alone-'));
      const alone = await makeChunk({ source, info, plans: [plan], chunk, outputDir });
      expect(alone.get(plan.name)?.init).toBe(made.runs.get(plan.name)?.[0]?.init);
    }
  });

  it('decodes without complaint, and lasts as long as its sound', async () => {
    for (const { name, width, height } of plans) {
      const seen = await inspectRendition(join(dir, 'play'), name, made);
      expect(seen).toMatchObject({ width, height, segments: 8 });
      expect(Math.abs(seen.durationMs - (seen.audioMs ?? 0))).toBeLessThan(60);
      expect(seen.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    }
  });

  it.each(['mp4', 'mkv'] as const)('shows what the source shows at any time: %s', async (as) => {
    // A picture that stands for seconds, also across the border of two chunks.
    const filter = "select='lt(t,3)+gt(t,9)*not(mod(n,7))'";
    const still = await makeSample({ container: as, filter, fps: 30, seconds: 16 });
    const stillInfo = await probe(still);
    const best = planRenditions(stillInfo).slice(0, 1);
    const [name, fps] = [best[0]?.name ?? '', best[0]?.fps ?? 0];
    const parts = await mkdtemp(join(dir, 'parts-'));
    await makeLadder(still, stillInfo, parts, best);
    const whole = await mkdtemp(join(dir, 'whole-'));
    const frames = Math.round((stillInfo.durationMs * fps) / 1000);
    const chunk = { index: 0, firstFrame: 0, frames, firstSegment: 0, segments: 4 };
    const options = { source: still, info: stillInfo, plans: best, chunk, outputDir: whole };
    const run = (await makeChunk(options)).get(name);
    if (run) await writePlaylist(join(whole, name), [run]);
    const [cut, uncut] = [parts, whole].map((folder) => join(folder, name, 'index.m3u8'));
    expect(await worstLikeness(cut ?? '', uncut ?? '', fps)).toBeGreaterThan(0.95);
  });

  it('leaves out what repeats, shows the same, and stays on the grid', async () => {
    // Moves for one second of four, and stands still across the borders of segments and chunks.
    const filter = "select='lt(mod(t,4),1)',fps=25";
    const screen = await makeSample({ width: 640, height: 360, filter, seconds: 30 });
    const screenInfo = await probe(screen);
    const folder = await mkdtemp(join(dir, 's-'));
    const few = await makeLadder(screen, screenInfo, folder);
    const frames = Math.round((screenInfo.durationMs * 25) / 1000);
    for (const { name } of few.plans) {
      const seen = await inspectRendition(folder, name, few);
      expect(seen.frames).toBeLessThan(frames * 0.6);
      expect(seen).toMatchObject({ segments: 8, durationMs: screenInfo.durationMs });
    }
    const best = join(folder, '360p', 'index.m3u8');
    expect(await worstLikeness(best, screen, 25)).toBeGreaterThan(0.9);
  });

  it('is the same when it is made again', async () => {
    const chunk = planChunks(info, plans[0]?.fps ?? 0).at(-1)!;
    const again = await mkdtemp(join(dir, 'again-'));
    await makeChunk({ source, info, plans, chunk, outputDir: again });
    for (const { name } of plans) {
      for (let number = chunk.firstSegment; number < 8; number++) {
        const digest = async (folder: string) =>
          createHash('sha256')
            .update(await readFile(join(folder, name, segmentName(number))))
            .digest('hex');
        expect(await digest(again)).toBe(await digest(join(dir, 'play')));
      }
    }
  });
});

describe('verification finds', () => {
  const chunkOf = (): ChunkPlan => ({
    ...{ index: 0, firstFrame: 0, firstSegment: 0, segments: 8 },
    frames: Math.round(info.durationMs * 0.02997),
  });
  const broken = async (spoil: (copy: string) => Promise<unknown>): Promise<string> => {
    const copy = await mkdtemp(join(dir, 'broken-'));
    await cp(join(dir, 'play', '360p'), copy, { recursive: true });
    await spoil(copy);
    try {
      checkChunk(await measureRun(copy), plans[0]!, chunkOf());
    } catch (error) {
      if (error instanceof MediaError) return error.code;
      throw error;
    }
    return 'fine';
  };
  const edit = async (copy: string, change: (text: string) => string): Promise<void> => {
    const path = join(copy, 'index.m3u8');
    await writeFile(path, change(await readFile(path, 'utf8')));
  };

  it('nothing in an untouched copy', async () => {
    expect(await broken(() => Promise.resolve())).toBe('fine');
  });

  it('a segment that is missing, empty, cut or another', async () => {
    expect(await broken((copy) => rm(join(copy, segmentName(1))))).toBe(
      'rendition-segment-missing',
    );
    expect(await broken((copy) => truncate(join(copy, segmentName(2)), 0))).toBe(
      'rendition-segment-missing',
    );
    expect(await broken((copy) => truncate(join(copy, segmentName(1)), 20_000))).toBe(
      'rendition-undecodable',
    );
    const twice = (copy: string) => cp(join(copy, segmentName(3)), join(copy, segmentName(4)));
    expect(await broken(twice)).toBe('rendition-off-grid');
  });

  it('a wrong length, and a playlist that is cut off or points elsewhere', async () => {
    const last = (text: string): string => text.replace(/#EXTINF:[\d.]+,\nseg_00007\.m4s\n/, '');
    expect(await broken((copy) => edit(copy, last))).toBe('rendition-duration-wrong');
    const endless = (text: string): string => text.replace('#EXT-X-ENDLIST', '');
    expect(await broken((copy) => edit(copy, endless))).toBe('rendition-playlist-invalid');
    const away = (text: string): string => text.replace('seg_00001', '../seg_00001');
    expect(await broken((copy) => edit(copy, away))).toBe('rendition-playlist-invalid');
    expect(await broken((copy) => rm(join(copy, 'init.mp4')))).toBe('rendition-codec-wrong');
  });
});

describe('what ffmpeg has made of a chunk is refused', () => {
  const chunk: ChunkPlan = { index: 0, firstFrame: 0, frames: 240, firstSegment: 0, segments: 2 };
  const cut = async (keyframes: string[], frames = 240, bytes?: number): Promise<string> => {
    const folder = await mkdtemp(join(dir, 'cut-'));
    const file = join(folder, 'made.mp4');
    const fragments = ['-movflags', '+cmaf+frag_keyframe+frag_discont'];
    const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-an', '-sc_threshold', '0'];
    const length = ['-frames:v', String(frames)];
    await runFfmpeg(['-i', source, ...encoding, ...keyframes, ...length, ...fragments, file]);
    if (bytes !== undefined) await truncate(file, bytes);
    const times = { startSeconds: 0, endSeconds: (chunk.frames * 1001) / 30_000 };
    try {
      const made = await cutFragments({ file, outputDir: folder, firstSegment: 0, ...times });
      checkChunk(made, plans[0]!, chunk);
    } catch (error) {
      if (error instanceof MediaError) return error.code;
      throw error;
    }
    return 'fine';
  };
  const grid = ['-g', '120', '-keyint_min', '120'];

  it('when it is cut off, or has keyframes elsewhere', async () => {
    expect(await cut(grid)).toBe('fine');
    expect(await cut(grid, 240, 30_000)).toBe('rendition-undecodable');
    expect(await cut(grid, 240, 0)).toBe('rendition-undecodable');
    expect(await cut(grid, 240, 600)).toBe('rendition-undecodable');
    expect(await cut(['-g', '119', '-keyint_min', '119'])).toMatch(
      /^rendition-(off-grid|duration-wrong)$/,
    );
    expect(await cut(['-g', '60', '-keyint_min', '60'])).toBe('rendition-duration-wrong');
    expect(await cut(grid, 100)).toBe('rendition-duration-wrong');
  });
});
