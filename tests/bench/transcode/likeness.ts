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
 * How like the source each quality of each ladder is, at the quality's own size; one run for all of
 * them, so that the source is decoded and scaled once.
 * @param ladders playlists of the qualities, in the order of `plans`
 * @param folder for scratch files
 * @returns a list for each ladder, in the order of `plans`
 */
export async function likenessOf(
  ladders: readonly (readonly string[])[],
  source: string,
  plans: readonly RenditionPlan[],
  folder: string,
): Promise<Likeness[][]> {
  const { ffmpeg } = await findFfmpeg();
  const made = ladders.flatMap((playlists, ladder) =>
    playlists.map((playlist, at) => ({ playlist, at, name: `${ladder}-${at}` })),
  );
  const opened = made.flatMap(({ playlist }) => ['-allowed_extensions', 'ALL', '-i', playlist]);
  const outputs = made.flatMap(({ name }) => ['-map', `[o${name}]`, '-f', 'null', '-']);
  const graph = compareGraph(made, ladders.length, plans);
  const args = ['-v', 'error', '-i', source, ...opened, '-filter_complex', graph, ...outputs];
  await run(ffmpeg, args, { cwd: folder });
  return await Promise.all(
    ladders.map((playlists, ladder) =>
      Promise.all(playlists.map((_, at) => readLikeness(join(folder, `ssim-${ladder}-${at}.txt`)))),
    ),
  );
}

function compareGraph(
  made: readonly { at: number; name: string }[],
  ladders: number,
  plans: readonly RenditionPlan[],
): string {
  const rate = `fps=${plans[0]?.fps ?? 0}:start_time=0`;
  const taps = plans.map((_, at) => `[s${at}]`).join('');
  return [
    `[0:v]${rate},split=${plans.length}${taps}`,
    ...plans.map(({ width, height }, at) => {
      const copies = Array.from({ length: ladders }, (_, ladder) => `[w${ladder}-${at}]`).join('');
      return `[s${at}]scale=${width}:${height}:flags=bicubic,split=${ladders}${copies}`;
    }),
    ...made.map(({ name }, input) => {
      const compare = `ssim=stats_file=ssim-${name}.txt`;
      return `[${input + 1}:v]${rate}[m${name}];[m${name}][w${name}]${compare}[o${name}]`;
    }),
  ].join(';');
}

async function readLikeness(file: string): Promise<Likeness> {
  const text = await readFile(file, 'utf8');
  await rm(file);
  const values = [...text.matchAll(/\bAll:([\d.]+)/g)].map(([, value]) => Number(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, p1: percentile(values, 0.01) };
}
