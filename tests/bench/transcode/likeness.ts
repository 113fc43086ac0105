import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg, type RenditionPlan } from '@rounds/media';
import { percentile } from '../statistics';

const run = promisify(execFile);

export interface Likeness {
  /** SSIM of all pictures at the source's constant rate: their mean and their first percentile. */
  mean: number;
  p1: number;
}

/**
 * How like the source each quality is, at the quality's own size; one run for all of them, so that
 * the source is decoded once.
 * @param playlists of the qualities, in the order of `plans`
 * @param folder for scratch files
 */
export async function likenessOf(
  playlists: readonly string[],
  source: string,
  plans: readonly RenditionPlan[],
  folder: string,
): Promise<Likeness[]> {
  const { ffmpeg } = await findFfmpeg();
  const rate = `fps=${plans[0]?.fps ?? 0}:start_time=0`;
  const taps = plans.map((_, at) => `[s${at}]`).join('');
  const graph = [
    `[0:v]${rate},split=${plans.length}${taps}`,
    ...plans.map(({ width, height }, at) => {
      const wanted = `[s${at}]scale=${width}:${height}:flags=bicubic[wanted${at}]`;
      const made = `[${at + 1}:v]${rate}[made${at}]`;
      return `${wanted};${made};[made${at}][wanted${at}]ssim=stats_file=ssim-${at}.txt[o${at}]`;
    }),
  ].join(';');
  const opened = playlists.flatMap((playlist) => ['-allowed_extensions', 'ALL', '-i', playlist]);
  const outputs = plans.flatMap((_, at) => ['-map', `[o${at}]`, '-f', 'null', '-']);
  const args = ['-v', 'error', '-i', source, ...opened, '-filter_complex', graph, ...outputs];
  await run(ffmpeg, args, { cwd: folder });
  return await Promise.all(plans.map((_, at) => readLikeness(join(folder, `ssim-${at}.txt`))));
}

async function readLikeness(file: string): Promise<Likeness> {
  const text = await readFile(file, 'utf8');
  await rm(file);
  const values = [...text.matchAll(/\bAll:([\d.]+)/g)].map(([, value]) => Number(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, p1: percentile(values, 0.01) };
}
