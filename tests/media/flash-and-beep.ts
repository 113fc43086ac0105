import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, appendFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg, hasIndex, makeIndexedCopy, probe } from '@rounds/media';
import { makeLadder } from './make-ladder';
import { runFfmpeg } from './make-media';

const run = promisify(execFile);
const CACHE = join(process.cwd(), '.cache', 'media-samples');
const FLASH_SECONDS = 0.2;

export interface FlashFilm {
  seconds: number;
  /** When it flashes and beeps. */
  moments: readonly number[];
  fps?: number;
  /** A filter over the pictures, after they were drawn. */
  filter?: string;
  /** A filter over the sound. */
  audioFilter?: string;
  container?: 'mp4' | 'mkv' | 'ts';
  encoding?: readonly string[];
  /** Degrees that players turn it by, counter-clockwise. */
  rotation?: number;
}

/** A dark film that flashes white and beeps at the same moments. */
export async function makeFlashFilm(film: FlashFilm): Promise<string> {
  const { seconds, moments, fps = 30, container = 'mp4', filter, audioFilter } = film;
  const digest = createHash('sha256').update(JSON.stringify(film)).digest('hex').slice(0, 16);
  const path = join(CACHE, `flash-${digest}.${container}`);
  if (await exists(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const draft = join(CACHE, `flash-${digest}.${process.pid}.${container}`);
  const [drawn, beep] = flashAndBeep(`testsrc2=s=320x180:r=${fps}:d=${seconds}`, moments, seconds);
  const pictures = [drawn, ...(filter ? [filter] : [])].join(',');
  const turned = `${draft}.drawn.${container}`;
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', pictures, '-f', 'lavfi', '-i', beep],
    ...(audioFilter ? ['-af', audioFilter] : []),
    ...['-fps_mode', 'passthrough', '-c:a', 'aac', '-c:v'],
    ...(film.encoding ?? ['libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']),
    film.rotation === undefined ? draft : turned,
  ]);
  if (film.rotation !== undefined) {
    const turn = ['-display_rotation:v:0', String(film.rotation), '-i', turned];
    await runFfmpeg([...turn, '-c', 'copy', draft]);
    await rm(turned);
  }
  await rename(draft, path);
  return path;
}

/** Filters that draw and sound so. @param drawn source of the pictures */
export function flashAndBeep(
  drawn: string,
  moments: readonly number[],
  seconds: number,
): [pictures: string, sound: string] {
  const on = moments.map((at) => `between(t,${at},${at + FLASH_SECONDS})`).join('+');
  const dark = 'drawbox=c=black:t=fill:w=iw:h=ih/2';
  const flash = `drawbox=c=white:t=fill:w=iw:h=ih/2:enable='${on}'`;
  const beep = `aevalsrc='if(${on},0.5*sin(2*PI*1000*t),0)':s=48000:d=${seconds}`;
  return [[drawn, dark, flash].join(','), beep];
}

/** Where a flash and its beep begin in what players get, in seconds. */
export interface Onsets {
  flash: number;
  beep: number;
}

/** Makes the whole ladder of a film and looks and listens at the moments, in its best quality. */
export async function publishedOnsets(
  source: string,
  moments: readonly number[],
): Promise<Onsets[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rounds-sync-'));
  try {
    const found = await probe(source);
    // As uploads go: what has no index is copied into something that has one.
    const output = join(folder, 'indexed');
    const isFit = hasIndex(found);
    const info = isFit ? found : await makeIndexedCopy({ source, info: found, output });
    const { plans } = await makeLadder(isFit ? source : output, info, folder);
    const pictures = await joined(join(folder, plans[0]?.name ?? ''));
    const sound = await joined(join(folder, 'audio'));
    const onsets: Onsets[] = [];
    for (const at of moments) {
      onsets.push({ flash: await flashAt(pictures, at), beep: await beepAt(sound, at) });
    }
    return onsets;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a playlist lists as one file: ffmpeg cannot enter fragmented MP4 in the middle through one. */
async function joined(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'index.m3u8'), 'utf8');
  const segments = text.split('\n').filter((line) => line.endsWith('.m4s'));
  const file = join(folder, 'joined.mp4');
  for (const name of ['init.mp4', ...segments]) {
    await appendFile(file, await readFile(join(folder, name)));
  }
  return file;
}

/** So much before and after a moment is looked at. */
const AROUND = 1;

export async function flashAt(file: string, at: number): Promise<number> {
  // The upper half as four pixels; a thousand looks a second tell the time of each picture.
  const filter = 'crop=iw:ih/2:0:0,scale=2:2:flags=area,format=gray,fps=1000';
  const bytes = await decode(file, at, ['-vf', filter, '-f', 'rawvideo']);
  return onset([...bytes], 120, 4 * 1000, at);
}

export async function beepAt(file: string, at: number): Promise<number> {
  const bytes = await decode(file, at, ['-ac', '1', '-ar', '48000', '-f', 's16le']);
  const samples = Array.from({ length: bytes.length >> 1 }, (_, i) =>
    Math.abs(bytes.readInt16LE(i * 2)),
  );
  return onset(samples, 3000, 48_000, at);
}

/** When values first rise above a threshold. @throws when they never do */
function onset(values: readonly number[], above: number, rate: number, at: number): number {
  const first = values.findIndex((value) => value > above);
  if (first < 0) throw new Error(`nothing at ${at} s`);
  return Math.max(0, at - AROUND) + first / rate;
}

async function decode(file: string, at: number, output: string[]): Promise<Buffer> {
  const { ffmpeg } = await findFfmpeg();
  const from = Math.max(0, at - AROUND);
  const { stdout } = await run(
    ffmpeg,
    [
      ...['-nostdin', '-v', 'error', '-ss', String(from)],
      ...['-i', file, '-t', String(2 * AROUND), ...output, '-'],
    ],
    { encoding: 'buffer', maxBuffer: 64 << 20 },
  );
  return stdout;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
