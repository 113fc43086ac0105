import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planRenditions, probe } from '@rounds/media';
import type { MediaInfo, RenditionPlan } from '@rounds/media';
import { makeLadder } from './make-ladder';
import { makeSample } from './make-media';
import { inspectRendition, type InspectedRendition } from './inspect-rendition';
import type { Sample } from './make-media';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-odd-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Made {
  info: MediaInfo;
  plan: RenditionPlan;
  verified: InspectedRendition;
}

/** The whole way of a file: probe, plan, chunks and sound, then every picture decoded. */
async function make(sample: Sample): Promise<Made> {
  const source = await makeSample({ seconds: 5, ...sample });
  const info = await probe(source);
  const plan = planRenditions(info)[0];
  if (!plan) throw new Error('no plan');
  const outputDir = await mkdtemp(join(dir, 'rendition-'));
  const made = await makeLadder(source, info, outputDir, [plan]);
  return { info, plan, verified: await inspectRendition(outputDir, plan.name, made) };
}

const near = (ms: number, wanted: number): boolean => Math.abs(ms - wanted) <= 120;

describe('containers and codecs', () => {
  const table: (readonly [Sample, container: string, codec: string])[] = [
    [{ container: 'mp4' }, 'mp4', 'h264'],
    [{ container: 'mp4', codec: 'hevc', extra: ['-tag:v', 'hvc1'] }, 'mp4', 'hevc'],
    [{ container: 'mp4', codec: 'av1' }, 'mp4', 'av1'],
    [{ container: 'mov', codec: 'prores' }, 'mp4', 'prores'],
    [{ container: 'mkv' }, 'matroska', 'h264'],
    [{ container: 'mkv', codec: 'mpeg2' }, 'matroska', 'mpeg2video'],
    [{ container: 'webm', codec: 'vp8' }, 'matroska', 'vp8'],
    [{ container: 'webm', codec: 'vp9' }, 'matroska', 'vp9'],
    [{ container: 'avi', codec: 'mpeg4' }, 'avi', 'mpeg4'],
    [{ container: 'ogv', codec: 'theora' }, 'ogg', 'theora'],
    [{ container: 'ts' }, 'mpegts', 'h264'],
    [{ container: 'ts', codec: 'mpeg2' }, 'mpegts', 'mpeg2video'],
  ];
  for (const [sample, container, codec] of table) {
    it(`${sample.container} with ${codec}`, async () => {
      const { info, plan, verified } = await make(sample);
      expect([info.container, info.video.codec]).toEqual([container, codec]);
      expect(near(info.durationMs, 5000), `${info.durationMs}`).toBe(true);
      expect(info.audio).toHaveLength(1);
      expect([plan.name, verified.width, verified.height]).toEqual(['180p', 320, 180]);
      expect(verified.segments).toBe(2);
      expect(verified.codecs).toMatch(/^avc1\.4d[0-9a-f]{4},mp4a\.40\.2$/);
      expect(near(verified.audioMs ?? 0, 5000), `${verified.audioMs}`).toBe(true);
      expect(verified.frameRate).toBeCloseTo(25, 1);
    });
  }
});

describe('sound', () => {
  it('none: pictures only', async () => {
    const { info, verified } = await make({ audioTracks: 0 });
    expect(info.audio).toEqual([]);
    expect(verified.audioMs).toBeNull();
    expect(verified.codecs).toMatch(/^avc1\.[0-9a-f]{6}$/);
  });

  it('several tracks: the default one is kept in mind, languages are told', async () => {
    const extra = ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=spa'];
    const second = ['-disposition:a:0', '0', '-disposition:a:1', 'default'];
    const { info } = await make({ container: 'mkv', audioTracks: 3, extra: [...extra, ...second] });
    expect(info.audio.map((track) => [track.language, track.default])).toEqual([
      ['eng', false],
      ['spa', true],
      [null, false],
    ]);
  });

  it('longer than the pictures: the class lasts as long as the sound', async () => {
    const { info, verified } = await make({ seconds: 3, audioSeconds: 9.5 });
    expect(near(info.video.durationMs, 3000)).toBe(true);
    expect(near(info.durationMs, 9500)).toBe(true);
    expect(near(verified.durationMs, 9500)).toBe(true);
    expect(near(verified.audioMs ?? 0, 9500)).toBe(true);
    expect(verified.segments).toBe(3);
  });

  it('shorter than the pictures: silence to the end', async () => {
    const { info, verified } = await make({ seconds: 6, audioSeconds: 2 });
    expect(near(info.durationMs, 6000)).toBe(true);
    expect(near(verified.durationMs, 6000)).toBe(true);
    expect(near(verified.audioMs ?? 0, 6000)).toBe(true);
  });

  it('beginning late, mono, 24 kHz', async () => {
    const late = ['-af', 'asetpts=PTS+1.5/TB', '-ac', '1', '-ar', '24000'];
    const { info, verified } = await make({ container: 'mkv', audioSeconds: 3, extra: late });
    expect(info.audio[0]?.startMs).toBeGreaterThan(1400);
    expect(near(verified.durationMs, 5000)).toBe(true);
  });
});

describe('pictures', () => {
  it('turned by the display matrix', async () => {
    const { info, verified } = await make({ rotation: 90 });
    expect([info.video.rotation, info.video.width, info.video.height]).toEqual([90, 180, 320]);
    expect([verified.name, verified.width, verified.height]).toEqual(['180p', 180, 320]);
  });

  it('odd sizes become even, never larger', async () => {
    const { info, verified } = await make({
      filter: 'scale=321:181',
      container: 'webm',
      codec: 'vp9',
    });
    expect([info.video.width, info.video.height]).toEqual([321, 181]);
    expect([verified.width, verified.height]).toEqual([320, 180]);
  });

  it('pixels that are not square', async () => {
    const { info, verified } = await make({ width: 352, height: 288, filter: 'setsar=16/11' });
    expect([info.video.codedWidth, info.video.width]).toEqual([352, 512]);
    expect([verified.width, verified.height]).toEqual([512, 288]);
  });

  it('a variable frame rate', async () => {
    const filter = "select='if(lt(t,2),1,not(mod(n,7)))'";
    const { info, verified } = await make({ filter, fps: 30, seconds: 9 });
    expect(info.video.variableFrameRate).toBe(true);
    expect(verified.frameRate).toBeCloseTo(30, 1);
    expect(verified.segments).toBe(3);
  });

  it('NTSC rates keep their thousand-and-first part', async () => {
    const { plan, verified } = await make({ fps: 29.97, seconds: 9 });
    expect(plan.fps).toBeCloseTo(29.97, 2);
    expect(verified.frameRate).toBeCloseTo(29.97, 2);
    expect(verified.segments).toBe(3);
  });

  it('120 and 240 pictures a second become 60; 2 become 10', async () => {
    expect((await make({ fps: 120 })).verified.frameRate).toBeCloseTo(60, 1);
    expect((await make({ fps: 240, seconds: 2 })).verified.frameRate).toBeCloseTo(60, 1);
    const slow = await make({ fps: 2, seconds: 9 });
    // On a grid of 10, of which only what changes is kept.
    expect([slow.plan.fps, slow.verified.segments]).toEqual([10, 3]);
    expect(slow.verified.frames).toBeLessThan(30);
  });

  it('interlaced', async () => {
    const extra = ['-flags', '+ilme+ildct', '-field_order', 'tt'];
    const { info } = await make({ container: 'ts', codec: 'mpeg2', filter: 'setfield=tff', extra });
    expect(info.video.interlaced).toBe(true);
  });

  it('HDR in ten bits', async () => {
    const extra = ['-pix_fmt', 'yuv420p10le', '-color_primaries', 'bt2020'];
    const hdr = ['-color_trc', 'smpte2084', '-colorspace', 'bt2020nc', '-tag:v', 'hvc1'];
    const { info } = await make({ codec: 'hevc', extra: [...extra, ...hdr] });
    expect([info.video.hdr, info.video.bitDepth]).toEqual([true, 10]);
  });
});

describe('files', () => {
  it('embedded chapters', async () => {
    const chapters = [
      { startMs: 0, endMs: 2000, title: 'Eligibility' },
      { startMs: 2000, endMs: 5000, title: 'Día dos' },
    ];
    for (const container of ['mp4', 'mkv'] as const) {
      const info = await probe(await makeSample({ container, seconds: 5, chapters }));
      expect(info.chapters.map(({ title }) => title)).toEqual(['Eligibility', 'Día dos']);
      expect(near(info.chapters[1]?.startMs ?? 0, 2000)).toBe(true);
      expect(near(info.chapters[1]?.endMs ?? 0, info.durationMs)).toBe(true);
    }
  });

  it('a browser’s recording that declares no length', async () => {
    const extra = ['-live', '1'];
    const { info, verified } = await make({ container: 'webm', codec: 'vp8', extra });
    expect(near(info.durationMs, 5000), `${info.durationMs}`).toBe(true);
    expect(verified.segments).toBe(2);
  });

  it('a transport stream whose clock does not start at 0', async () => {
    const { info, verified } = await make({
      container: 'ts',
      extra: ['-output_ts_offset', '3000'],
    });
    expect(info.startTimeMs).toBeGreaterThan(3_000_000);
    expect(near(verified.durationMs, 5000)).toBe(true);
  });

  it('fragmented mp4', async () => {
    const extra = ['-movflags', 'frag_keyframe+empty_moov'];
    expect(near((await make({ extra })).verified.durationMs, 5000)).toBe(true);
  });
});
