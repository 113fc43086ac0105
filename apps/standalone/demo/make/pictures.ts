import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Page } from 'playwright-core';
import type { DemoClass } from '../lesson';
import type { Shot } from './film';
import { slidePage } from './page';
import { frameMs, type Step } from './timeline';

/** Frames in which what is new on a slide enters (half a second). */
const entranceFrames = 12;

/** Opens the headless Chromium that comes with the packages, with its own fonts. */
export async function openBrowser() {
  sparticuz.setGraphicsMode = false;
  const executablePath = await sparticuz.executablePath();
  return chromium.launch({ executablePath, args: sparticuz.args });
}

/** Draws every step of a class: some frames of entrance, then the picture that stands. */
export async function drawShots(
  page: Page,
  lesson: DemoClass,
  steps: readonly Step[],
  folder: string,
): Promise<Shot[]> {
  const shots: Shot[] = [];
  const content = await fontFaces();
  for (const { slide, line, startMs, endMs } of steps) {
    await page.setContent(slidePage(lesson, slide, line));
    await page.addStyleTag({ content });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const stands = (endMs - startMs) / frameMs - entranceFrames + 1;
    for (let frame = 1; frame <= entranceFrames; frame += 1) {
      const file = join(folder, `${slide}-${line}-${String(frame).padStart(2, '0')}.png`);
      await enter(page, eased(frame / entranceFrames));
      await page.screenshot({ path: file });
      shots.push({ file, frames: frame === entranceFrames ? stands : 1 });
    }
  }
  return shots;
}

async function enter(page: Page, progress: number): Promise<void> {
  await page.evaluate(
    (value) => document.documentElement.style.setProperty('--t', `${value}`),
    progress,
  );
}

/** Open Sans, which unpacks with Chromium: the same letters on every machine. */
async function fontFaces(): Promise<string> {
  const face = async (file: string, weight: string): Promise<string> => {
    const font = await readFile(join(tmpdir(), 'fonts/fonts/Open_Sans', file), 'base64');
    return `@font-face { font-family: 'Open Sans'; font-weight: ${weight}; src: url(data:font/ttf;base64,${font}); }`;
  };
  const faces = [face('OpenSans-Regular.ttf', '400'), face('OpenSans-Bold.ttf', '600 700')];
  return (await Promise.all(faces)).join('\n');
}

/** Quick at first, gentle at the end. */
function eased(progress: number): number {
  return 1 - (1 - progress) ** 3;
}
