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

/** How like the source a quality is, at the quality's own size. @param folder for a scratch file */
export async function likenessOf(
  playlist: string,
  source: string,
  { width, height, fps }: RenditionPlan,
  folder: string,
): Promise<Likeness> {
  const { ffmpeg } = await findFfmpeg();
  const graph =
    `[0:v]fps=${fps}:start_time=0[made];` +
    `[1:v]fps=${fps}:start_time=0,scale=${width}:${height}:flags=bicubic[wanted];` +
    `[made][wanted]ssim=stats_file=ssim.txt`;
  const open = ['-allowed_extensions', 'ALL', '-i', playlist, '-i', source];
  await run(ffmpeg, ['-v', 'error', ...open, '-lavfi', graph, '-f', 'null', '-'], { cwd: folder });
  const text = await readFile(join(folder, 'ssim.txt'), 'utf8');
  await rm(join(folder, 'ssim.txt'));
  const values = [...text.matchAll(/\bAll:([\d.]+)/g)].map(([, value]) => Number(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, p1: percentile(values, 0.01) };
}
