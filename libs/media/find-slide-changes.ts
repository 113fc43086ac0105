import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inputOptions, inputUrl } from './input-arguments';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { slideChanges, type PictureChange } from './slide-changes';

export interface SlideChangeOptions extends RunOptions {
  /** The smallest quality in one MP4 file: its init segment and its segments, in order. */
  source: string;
  durationMs: number;
  /** For what ffmpeg notes; gone when it returns. */
  scratchDir: string;
}

/** When other slides come. */
export interface SlideChanges {
  /** ms from the beginning, in order. */
  changes: number[];
}

const NOTES = 'changes.txt';
/** Below it, no picture is noted: the notes of a still screen stay small. */
const WORTH_NOTING = 0.5;

/**
 * Looks for other slides in pictures that are small and mostly distinct already.
 * @throws MediaError with a `ffmpeg-…` code
 */
export async function findSlideChanges(options: SlideChangeOptions): Promise<SlideChanges> {
  const { source, durationMs, scratchDir } = options;
  const key = 'lavfi.scd.mafd';
  const filters = [
    'scdet=threshold=100',
    `metadata=mode=select:key=${key}:value=${WORTH_NOTING}:function=greater`,
    `metadata=mode=print:key=${key}:file=${NOTES}`,
  ].join(',');
  const run = {
    inputOptions: [...inputOptions('mp4'), '-threads', '1'],
    input: inputUrl(source),
    outputOptions: ['-map', '0:v:0', '-vf', filters, '-fps_mode', 'passthrough', '-f', 'null'],
    output: '-',
    outputDir: scratchDir,
  };
  const notes = join(scratchDir, NOTES);
  try {
    await runFfmpeg(run, options);
    return { changes: slideChanges(readChanges(await readFile(notes, 'utf8')), durationMs) };
  } finally {
    await rm(notes, { force: true });
  }
}

/** @param notes what ffmpeg's `metadata` filter prints: a line for the picture, one for the value */
function readChanges(notes: string): PictureChange[] {
  const found = notes.matchAll(/pts_time:(-?[\d.]+)\s+lavfi\.scd\.mafd=([\d.]+)/g);
  return [...found].map(([, at, difference]) => ({
    ms: Math.round(Number(at) * 1000),
    difference: Number(difference),
  }));
}
