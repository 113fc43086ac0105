import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findFfmpeg, NICENESS, type RenditionPlan } from '@rounds/media';
import { processorSeconds } from './processor-time';

export interface Cost {
  wallSeconds: number;
  cpuSeconds: number;
}

const encoding = (plan: RenditionPlan): string[] => [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', plan.profile],
  ...['-level:v', plan.level.toFixed(1), '-crf', '23'],
  ...['-maxrate:v', String(plan.maxrate), '-bufsize:v', String(plan.bufsize)],
  ...['-force_key_frames', 'expr:gte(t,n_forced*4)', '-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
];
const hls = (name: string): string[] => [
  ...['-f', 'hls', '-hls_time', '4', '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
  ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', `${name}-init.mp4`],
  ...['-hls_segment_filename', `${name}-%05d.m4s`, `${name}.m3u8`],
];
const AUDIO = ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k', ...hls('audio')];

/** One process that decodes once and makes every quality, as everybody would write it. */
export function splitArguments(source: string, plans: readonly RenditionPlan[]): string[] {
  const outs = plans.map((_, at) => `[d${at}]`).join('');
  const scales = plans.map(({ width, height }, at) => `[d${at}]scale=${width}:${height}[v${at}]`);
  const graph = [`[0:v]split=${plans.length}${outs}`, ...scales].join(';');
  const outputs = plans.flatMap((plan, at) => [
    ...['-map', `[v${at}]`, ...encoding(plan), ...hls(plan.name)],
  ]);
  return ['-i', source, '-filter_complex', graph, ...outputs, ...AUDIO];
}

/** One process for each quality, the first with the sound. */
export const sequentialArguments = (source: string, plans: readonly RenditionPlan[]): string[][] =>
  plans.map((plan, at) => [
    ...['-i', source, '-map', '0:v', '-vf', `scale=${plan.width}:${plan.height}`],
    ...[...encoding(plan), ...hls(plan.name), ...(at === 0 ? AUDIO : [])],
  ]);

/** Runs ffmpeg in a folder, one call after the other. @throws Error when one fails */
export async function runBare(folder: string, calls: readonly string[][]): Promise<Cost> {
  const { ffmpeg } = await findFfmpeg();
  await mkdir(folder, { recursive: true });
  const [before, began] = [await processorSeconds('self'), performance.now()];
  const own = process.cpuUsage();
  for (const args of calls) {
    // As our own children run.
    const call = [
      '-n',
      String(NICENESS.rest),
      ffmpeg,
      '-hide_banner',
      '-v',
      'error',
      '-nostdin',
      '-y',
    ];
    const child = spawn('nice', [...call, ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  }
  const ours = process.cpuUsage(own);
  return {
    wallSeconds: (performance.now() - began) / 1000,
    cpuSeconds: (await processorSeconds('self')) - before - (ours.user + ours.system) / 1e6,
  };
}

/** Bytes of all segments in a folder and below. */
export async function segmentBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = names
    .filter((name) => name.endsWith('.m4s'))
    .map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
