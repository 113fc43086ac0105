import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeChunk, MediaError, planChunks, planRenditions, probe, stillness } from '@rounds/media';
import type { ChunkPlan, MediaInfo, RenditionPlan } from '@rounds/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChunk } from '../../libs/media/check-chunk';
import { measureRun } from '../../libs/media/measure-run';
import { inspectRendition } from './inspect-rendition';
import { makeLadder, segmentName, type MadeLadder } from './make-ladder';
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
  duration_time: string;
  flags: string;
}

const packetsOf = async (name: string): Promise<Packet[]> =>
  (
    await ffprobe<{ packets: Packet[] }>([
      ...['-show_entries', 'packet=pts_time,duration_time,flags', '-allowed_extensions', 'ALL'],
      join(dir, 'play', name, 'index.m3u8'),
    ])
  ).packets;

describe('a recording that was made in chunks', () => {
  it('has every picture of the plan once, in step, without a hole between chunks', async () => {
    expect(made.runs.get('360p')?.map(({ segments }) => segments.length)).toEqual([1, 7]);
    for (const { name } of plans) {
      const packets = await packetsOf(name);
      expect(packets).toHaveLength(Math.round(info.durationMs * 0.02997));
      packets.forEach(({ pts_time }, frame) =>
        expect(Math.abs(Number(pts_time) - (frame * 1001) / 30_000)).toBeLessThan(0.001),
      );
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
    await makeChunk({ source: still, info: stillInfo, plans: best, chunk, outputDir: whole });
    const [cut, uncut] = [parts, whole].map((folder) => join(folder, name, 'index.m3u8'));
    expect(await worstLikeness(cut ?? '', uncut ?? '', fps)).toBeGreaterThan(0.95);
  });

  it('leaves out what repeats, shows the same, and stays on the grid', async () => {
    // Moves for one second of four, and stands still across the borders of segments and chunks.
    const filter = "select='lt(mod(t,4),1)',fps=25";
    const screen = await makeSample({ width: 640, height: 360, filter, seconds: 30 });
    const screenInfo = await probe(screen);
    const still = await stillness(screen, screenInfo);
    expect(still).toBeGreaterThan(0.2);
    expect(await stillness(source, info)).toBe(0);
    const [thrifty, plain] = [await mkdtemp(join(dir, 's-')), await mkdtemp(join(dir, 'p-'))];
    const few = await makeLadder(screen, screenInfo, thrifty, planRenditions(screenInfo, still));
    const all = await makeLadder(screen, screenInfo, plain, planRenditions(screenInfo));
    for (const { name } of few.plans) {
      const [seen, whole] = [
        await inspectRendition(thrifty, name, few),
        await inspectRendition(plain, name, all),
      ];
      expect(seen.frames).toBeLessThan(whole.frames * 0.6);
      expect(seen).toMatchObject({ segments: whole.segments, durationMs: whole.durationMs });
      const [a, b] = [thrifty, plain].map((folder) => join(folder, name, 'index.m3u8'));
      expect(await worstLikeness(a ?? '', b ?? '', 25)).toBeGreaterThan(0.95);
    }
  });

  it('is the same when it is made again', async () => {
    const [, chunk] = planChunks(info, plans[0]?.fps ?? 0) as [ChunkPlan, ChunkPlan];
    const again = await mkdtemp(join(dir, 'again-'));
    await makeChunk({ source, info, plans, chunk, outputDir: again });
    for (const { name } of plans) {
      for (let number = 1; number < 8; number++) {
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

  it('segments off the grid', async () => {
    const again = async (copy: string): Promise<void> => {
      // ffmpeg would read the percent sign in our folder's name as a pattern.
      const plain = await mkdtemp(join(tmpdir(), 'rounds-off-grid-'));
      const hls = ['-f', 'hls', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'vod'];
      const names = ['-hls_segment_filename', join(plain, 'seg_%05d.m4s')];
      const grid = ['-c:v', 'libx264', '-bf', '0', '-an', '-g', '119', '-hls_time', '3.9'];
      await runFfmpeg(['-i', source, ...grid, ...hls, ...names, join(plain, 'index.m3u8')]);
      await rm(copy, { recursive: true });
      await cp(plain, copy, { recursive: true });
      await rm(plain, { recursive: true });
    };
    expect(await broken(again)).toMatch(/^rendition-(off-grid|duration-wrong)$/);
  });
});
