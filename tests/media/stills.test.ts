import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePoster, makeThumbnails, probe } from '@rounds/media';
import type { Poster, Thumbnails } from '@rounds/media';
import { ffprobe, makeSample, runFfmpeg } from './make-media';
import type { Sample } from './make-media';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-stills %d '));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Size {
  width: number;
  height: number;
  codec_name: string;
}

const sizeOf = async (file: string): Promise<Size | undefined> =>
  (
    await ffprobe<{ streams: Size[] }>([
      '-show_streams',
      '-f',
      'image2',
      '-pattern_type',
      'none',
      file,
    ])
  ).streams[0];

/** The average grey of a part of a picture, 0–255. */
async function grey(file: string, crop: string): Promise<number> {
  const raw = join(dir, 'grey.raw');
  const filters = `crop=${crop},format=gray,scale=1:1:flags=area`;
  await runFfmpeg([
    '-f',
    'image2',
    '-pattern_type',
    'none',
    '-i',
    file,
    '-vf',
    filters,
    '-f',
    'rawvideo',
    raw,
  ]);
  return (await readFile(raw))[0] ?? -1;
}

async function poster(sample: Sample): Promise<Poster & { file: string }> {
  const source = await makeSample(sample);
  const outputFile = join(dir, `${Math.random()}.jpg`);
  return {
    ...(await makePoster({ source, info: await probe(source), outputFile })),
    file: outputFile,
  };
}

async function thumbnails(
  sample: Sample,
): Promise<Thumbnails & { outputDir: string; vtt: string }> {
  const source = await makeSample(sample);
  const outputDir = await mkdtemp(join(dir, 'thumbnails-'));
  const made = await makeThumbnails({ source, info: await probe(source), outputDir });
  return { ...made, outputDir, vtt: await readFile(join(outputDir, 'thumbnails.vtt'), 'utf8') };
}

describe('the poster', () => {
  it('is a JPEG of the picture’s size, from a tenth of the way in', async () => {
    const made = await poster({ seconds: 5 });
    expect(made).toMatchObject({ width: 320, height: 180, atMs: 500 });
    expect(await sizeOf(made.file)).toMatchObject({ width: 320, height: 180, codec_name: 'mjpeg' });
    expect((await stat(made.file)).size).toBe(made.bytes);
  });

  it('is at most 1280 wide, upright', async () => {
    const wide = await poster({ width: 1920, height: 1080, seconds: 1 });
    expect(await sizeOf(wide.file)).toMatchObject({ width: 1280, height: 720 });
    const turned = await poster({ rotation: 90 });
    expect(await sizeOf(turned.file)).toMatchObject({ width: 180, height: 320 });
  });

  it('skips a black beginning', async () => {
    const made = await poster({ seconds: 6, filter: "drawbox=t=fill:c=black:enable='lt(t,4)'" });
    expect(made.atMs).toBeGreaterThan(4000);
    expect(await grey(made.file, '320:180:0:0')).toBeGreaterThan(40);
  });

  it('of a recording that is black throughout is black', async () => {
    const made = await poster({ seconds: 2, filter: 'drawbox=t=fill:c=black' });
    expect(await grey(made.file, '320:180:0:0')).toBeLessThan(5);
  });
});

describe('thumbnails', () => {
  /** Bright in the first, third, fifth … two seconds. */
  const blink = "drawbox=t=fill:c=white,drawbox=t=fill:c=black:enable='gte(mod(t,4),2)'";

  for (const [what, extra] of [
    ['from keyframes', ['-g', '25']],
    ['where keyframes are rare', ['-g', '1000', '-sc_threshold', '0']],
  ] as const) {
    it(`show what is seen at their time, ${what}`, async () => {
      const made = await thumbnails({ seconds: 23, filter: blink, extra: [...extra] });
      expect(made).toMatchObject({ intervalMs: 2000, count: 12, width: 160, height: 90 });
      expect(made.sheets).toEqual(['thumbnails_000.jpg']);
      const sheet = join(made.outputDir, 'thumbnails_000.jpg');
      expect(await sizeOf(sheet)).toMatchObject({ width: 1600, height: 180 });
      const cues = [...made.vtt.matchAll(/#xywh=(\d+),(\d+),160,90/g)];
      expect(cues).toHaveLength(12);
      for (const [i, [, x, y]] of cues.entries()) {
        const light = await grey(sheet, `100:50:${Number(x) + 30}:${Number(y) + 20}`);
        expect(light > 128, `picture ${i}: ${light}`).toBe(i % 2 === 0);
      }
      expect(made.vtt).toContain('00:00:22.000 --> 00:00:23.0');
    });
  }

  it('go on to the end when the sound is longer than the pictures', async () => {
    const made = await thumbnails({ seconds: 3, audioSeconds: 9 });
    expect(made.count).toBe(5);
  });

  it('of a portrait recording are portrait', async () => {
    const made = await thumbnails({ rotation: 90 });
    expect([made.width, made.height]).toEqual([90, 160]);
  });
});
