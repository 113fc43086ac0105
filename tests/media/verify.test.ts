import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import HLS from 'hls-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MediaError,
  multivariantPlaylist,
  planRenditions,
  probe,
  transcodeRendition,
  verifyRendition,
} from '@rounds/media';
import type { MediaInfo, RenditionPlan, VerifiedRendition } from '@rounds/media';
import { ffprobe, makeSample, runFfmpeg } from './make-media';

let dir: string;
let source: string;
let info: MediaInfo;
let plans: RenditionPlan[];
const verified: VerifiedRendition[] = [];
const percents: number[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-ladder %d 100% '));
  source = await makeSample({ width: 640, height: 360, seconds: 9, fps: 29.97 });
  info = await probe(source);
  plans = planRenditions(info);
  for (const plan of plans) {
    const outputDir = join(dir, plan.name);
    await transcodeRendition({
      source,
      info,
      plan,
      outputDir,
      onProgress: (p) => percents.push(p),
    });
    verified.push(await verifyRendition(outputDir, plan, info));
  }
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('a ladder', () => {
  it('reports progress from 0 to 100, never falling within a rendition', () => {
    expect(percents[0]).toBe(0);
    expect(percents.filter((percent) => percent === 100)).toHaveLength(plans.length);
    const falls = percents.filter((percent, i) => percent < (percents[i - 1] ?? 0));
    expect(falls).toEqual(plans.slice(1).map(() => 0));
  });

  it('is valid to an independent parser, with true attributes', async () => {
    const playlist = HLS.parse(multivariantPlaylist(verified));
    if (!playlist.isMasterPlaylist) throw new Error('not a multivariant playlist');
    expect(playlist.independentSegments).toBe(true);
    expect(playlist.variants.map(({ resolution }) => resolution?.height)).toEqual([360, 240]);
    for (const variant of playlist.variants) {
      const media = HLS.parse(await readFile(join(dir, variant.uri), 'utf8'));
      if (media.isMasterPlaylist) throw new Error('not a media playlist');
      expect(media.endlist).toBe(true);
      const folder = join(dir, variant.uri, '..');
      const rates = await Promise.all(
        media.segments.map(async ({ uri, duration }) => {
          expect(duration).toBeLessThanOrEqual(media.targetDuration + 0.5);
          return ((await readFile(join(folder, uri))).length * 8) / duration;
        }),
      );
      expect(variant.bandwidth).toBeGreaterThanOrEqual(Math.floor(Math.max(...rates.slice(0, 2))));
      expect(variant.averageBandwidth).toBeLessThanOrEqual(variant.bandwidth);
      expect(variant.frameRate).toBeCloseTo(29.97, 2);
    }
  });

  it('begins at 0 and has its keyframes at the same moments in every rendition', async () => {
    const keyframes = await Promise.all(
      plans.map(async ({ name }) => {
        const { packets } = await ffprobe<{ packets: { pts_time: string; flags: string }[] }>([
          ...['-select_streams', 'v', '-show_entries', 'packet=pts_time,flags'],
          ...['-allowed_extensions', 'ALL', join(dir, name, 'index.m3u8')],
        ]);
        return packets
          .filter(({ flags }) => flags.startsWith('K'))
          .map(({ pts_time }) => +pts_time);
      }),
    );
    expect(keyframes[0]).toHaveLength(3);
    expect(keyframes[0]?.[0]).toBe(0);
    expect(keyframes[1]).toEqual(keyframes[0]);
  });

  it('tells the codecs that are really there', async () => {
    const name = plans[0]?.name ?? '';
    const { streams } = await ffprobe<{ streams: { profile: string; level: number }[] }>([
      ...['-show_streams', '-select_streams', 'v', '-allowed_extensions', 'ALL'],
      join(dir, name, 'index.m3u8'),
    ]);
    expect(streams[0]?.profile).toBe('High');
    const level = (streams[0]?.level ?? 0).toString(16).padStart(2, '0');
    expect(verified[0]?.codecs).toBe(`avc1.6400${level},mp4a.40.2`);
  });
});

describe('verification finds', () => {
  const broken = async (spoil: (copy: string) => Promise<unknown>): Promise<string> => {
    const plan = plans[0];
    if (!plan) throw new Error('no plan');
    const copy = await mkdtemp(join(dir, 'broken-'));
    await cp(join(dir, plan.name), copy, { recursive: true });
    await spoil(copy);
    try {
      await verifyRendition(copy, plan, info);
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

  it('a segment that is missing or empty', async () => {
    expect(await broken((copy) => rm(join(copy, 'seg_00001.m4s')))).toBe(
      'rendition-segment-missing',
    );
    expect(await broken((copy) => truncate(join(copy, 'seg_00002.m4s'), 0))).toBe(
      'rendition-segment-missing',
    );
  });

  it('a segment that was cut or damaged', async () => {
    const cut = await broken((copy) => truncate(join(copy, 'seg_00001.m4s'), 20_000));
    expect(cut).toMatch(/^rendition-/);
    const damaged = await broken(async (copy) => {
      const path = join(copy, 'seg_00000.m4s');
      const bytes = await readFile(path);
      const middle = Math.floor(bytes.length / 2);
      await writeFile(path, bytes.fill(0x55, middle, middle + 4000));
    });
    expect(damaged).toBe('rendition-undecodable');
  });

  it('a wrong length', async () => {
    const last = (text: string): string => text.replace(/#EXTINF:[\d.]+,\nseg_00002\.m4s\n/, '');
    expect(await broken((copy) => edit(copy, last))).toBe('rendition-duration-wrong');
  });

  it('a playlist that is cut off or points elsewhere', async () => {
    const endless = (text: string): string => text.replace('#EXT-X-ENDLIST', '');
    expect(await broken((copy) => edit(copy, endless))).toBe('rendition-playlist-invalid');
    const away = (text: string): string => text.replace('seg_00001', '../seg_00001');
    expect(await broken((copy) => edit(copy, away))).toBe('rendition-playlist-invalid');
  });

  it('segments off the grid, and another size', async () => {
    const again =
      (args: string[]) =>
      async (copy: string): Promise<void> => {
        const plain = await mkdtemp(join(tmpdir(), 'rounds-off-grid-'));
        const hls = ['-f', 'hls', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'vod'];
        const names = ['-hls_segment_filename', join(plain, 'seg_%05d.m4s')];
        const codecs = ['-c:v', 'libx264', '-bf', '0', '-c:a', 'aac'];
        await runFfmpeg([
          '-i',
          source,
          ...codecs,
          ...args,
          ...hls,
          ...names,
          join(plain, 'index.m3u8'),
        ]);
        await rm(copy, { recursive: true });
        await cp(plain, copy, { recursive: true });
        await rm(plain, { recursive: true });
      };
    expect(await broken(again(['-g', '90', '-hls_time', '3']))).toBe('rendition-off-grid');
    expect(await broken(again(['-s', '320x180', '-g', '120', '-hls_time', '4']))).toBe(
      'rendition-codec-wrong',
    );
  });
});
