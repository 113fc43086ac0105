import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import { launchBrowser } from '@rounds/testing';
import { CACHE, cached, exists } from './cache';
import { SLIDES, slidePage, TALL_HEIGHT } from './slides';

const run = promisify(execFile);
const EDITION = 2;

export const SOURCE_NAMES = ['screen', 'screenWithCamera', 'camera'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

const SLIDE_SECONDS = 12;
/** 96 s: eight slides. */
export const SOURCE_SECONDS = SLIDES * SLIDE_SECONDS;

/** Words come in bursts with pauses between sentences, as when somebody explains. */
const SPEECH = [
  `anoisesrc=color=brown:amplitude=0.5:sample_rate=48000:duration=${SOURCE_SECONDS}:seed=7`,
  'highpass=f=150,lowpass=f=3500,tremolo=f=4.5:d=0.9',
  "volume='if(lt(mod(t,7),5.6),1,0.002)':eval=frame",
].join(',');

/** Something that moves everywhere, with the grain of a sensor. */
const camera = (size: string): string =>
  `mandelbrot=size=320x180:rate=30:start_scale=2:end_scale=0.02:end_pts=3000,` +
  `scale=${size}:flags=bicubic,noise=alls=4:allf=t,format=yuv420p`;

/** Moves for four seconds of every ten: 40 % of the time. */
const CURSOR =
  "x='400+if(lt(mod(t,10),4),mod(t,10)*250,1000)':y='300+if(lt(mod(t,10),4),120*sin(mod(t,10)*2),119)'";

/** A 1080p30 film of 96 s with sound; made at the first call. @returns its path */
export async function makeSource(name: SourceName): Promise<string> {
  return await cached(`${name}-${EDITION}.mp4`, async (draft) => {
    const inputs = name === 'camera' ? cameraInputs() : await screenInputs(name);
    const { ffmpeg } = await findFfmpeg();
    await run(ffmpeg, [
      ...['-hide_banner', '-v', 'error', '-nostdin', '-y', ...inputs],
      ...['-t', String(SOURCE_SECONDS), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20'],
      ...['-pix_fmt', 'yuv420p', '-r', '30', '-c:a', 'aac', '-b:a', '128k', draft],
    ]);
  });
}

const cameraInputs = (): string[] => [
  ...['-f', 'lavfi', '-i', camera('1920x1080'), '-f', 'lavfi', '-i', SPEECH],
];

async function screenInputs(name: SourceName): Promise<string[]> {
  const folder = await drawSlides();
  const loop = (file: string): string[] => [
    ...['-loop', '1', '-framerate', '30', '-t', String(SLIDE_SECONDS), '-i', join(folder, file)],
  ];
  const slides = Array.from({ length: SLIDES }, (_, at) => loop(`slide-${at}.png`)).flat();
  // The third and the sixth are longer than the screen, and are scrolled through.
  const parts = Array.from({ length: SLIDES }, (_, at) => {
    const scrolls = at % 3 === 2;
    const y = scrolls ? `'min(max(t-3,0)*200,${TALL_HEIGHT - 1080})'` : '0';
    return `[${at}:v]crop=1920:1080:0:${y},setsar=1[s${at}]`;
  });
  const all = Array.from({ length: SLIDES }, (_, at) => `[s${at}]`).join('');
  const inset = name === 'screenWithCamera' ? `[film][${SLIDES + 2}:v]overlay=1560:860[whole]` : '';
  const graph = [
    ...parts,
    `${all}concat=n=${SLIDES}:v=1[deck]`,
    `[deck][${SLIDES}:v]overlay=${CURSOR}[${inset ? 'film' : 'whole'}]`,
    ...(inset ? [inset] : []),
  ].join(';');
  return [
    ...[...slides, '-loop', '1', '-framerate', '30', '-i', join(folder, 'cursor.png')],
    ...['-f', 'lavfi', '-i', SPEECH],
    ...(inset ? ['-f', 'lavfi', '-i', camera('320x180')] : []),
    ...['-filter_complex', graph, '-map', '[whole]', '-map', `${SLIDES + 1}:a`],
  ];
}

/** Pictures of pages with text of 12 to 16 px, as a browser draws them. */
async function drawSlides(): Promise<string> {
  const folder = join(CACHE, `slides-${EDITION}`);
  if (await exists(join(folder, 'cursor.png'))) return folder;
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: TALL_HEIGHT } });
    for (let slide = 0; slide < SLIDES; slide++) {
      await page.setContent(slidePage(slide));
      await page.screenshot({ path: join(folder, `slide-${slide}.png`) });
    }
    await page.setContent('<b style="font:20px sans-serif">➤</b>');
    const clip = { x: 8, y: 8, width: 20, height: 24 };
    await page.screenshot({ path: join(folder, 'cursor.png'), clip });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await browser.close();
  }
  return folder;
}
