import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { format } from 'prettier';
import { demoClasses, type DemoClass, type DemoFilm } from '../classes';
import { writeFilm } from './film';
import { drawShots, openBrowser } from './pictures';
import { lengthMs, requireVoice, soundtrack, speak } from './speech';
import { chaptersOf, layOut } from './timeline';

const media = fileURLToPath(new URL('../media/', import.meta.url));
const maxBytes = 3 * 1024 * 1024;

/**
 * Makes the films of the demo: voice → times → pictures → MP4 with chapters, and its JSON.
 * Needs flite on the machine; Chromium and ffmpeg come with the packages (Linux, x64).
 * @param slugs which classes to make; all of them when empty
 */
export async function makeDemo(slugs: readonly string[]): Promise<void> {
  await requireVoice();
  const unknown = slugs.filter((slug) => !demoClasses.some((lesson) => lesson.slug === slug));
  if (unknown.length > 0) throw new Error(`There is no demo class ${unknown.join(', ')}`);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    for (const lesson of demoClasses) {
      if (slugs.length === 0 || slugs.includes(lesson.slug)) await makeClass(lesson, page);
    }
  } finally {
    await browser.close();
  }
}

async function makeClass(lesson: DemoClass, page: Page): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rounds-demo-'));
  try {
    const voices = await speakAll(lesson, folder);
    const steps = layOut(voices.map((lines) => lines.map(lengthMs)));
    const film: DemoFilm = {
      slug: lesson.slug,
      durationMs: steps.at(-1)?.endMs ?? 0,
      chapters: chaptersOf(lesson.slides, steps),
    };
    const sound = join(folder, 'sound.wav');
    await writeFile(sound, soundtrack(steps, voices.flat()));
    const shots = await drawShots(page, lesson, steps, folder);
    const target = join(media, `${lesson.slug}.mp4`);
    await writeFilm({ shots, sound, film, ...lesson }, folder, target);
    const json = await format(JSON.stringify(film), { parser: 'json', printWidth: 100 });
    await writeFile(join(media, `${lesson.slug}.json`), json);
    const { size } = await stat(target);
    if (size > maxBytes) throw new Error(`${target} has ${size} bytes, more than ${maxBytes}`);
    console.log(`${lesson.slug}: ${film.durationMs / 1000} s, ${Math.round(size / 1024)} KB`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function speakAll(lesson: DemoClass, folder: string): Promise<Int16Array[][]> {
  const voices: Int16Array[][] = [];
  for (const [slide, { lines }] of lesson.slides.entries()) {
    const spoken: Int16Array[] = [];
    for (const [line, { say }] of lines.entries()) {
      spoken.push(await speak(say, lesson.voice, join(folder, `${slide}-${line}.wav`)));
    }
    voices.push(spoken);
  }
  return voices;
}
