import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';

const run = promisify(execFile);

/** Generated files are kept between runs: their names are digests of what makes them. */
const CACHE = join(process.cwd(), '.cache', 'media-samples');

export type SampleContainer = 'mp4' | 'mov' | 'mkv' | 'webm' | 'avi' | 'ogv' | 'ts' | 'm4a';
export type SampleCodec = keyof typeof VIDEO_CODECS;

const VIDEO_CODECS = {
  h264: ['libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
  hevc: ['libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none'],
  vp8: ['libvpx', '-deadline', 'realtime', '-cpu-used', '8'],
  vp9: ['libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
  av1: ['libsvtav1', '-preset', '12'],
  theora: ['libtheora', '-q:v', '6'],
  mpeg2: ['mpeg2video', '-q:v', '4'],
  mpeg4: ['mpeg4', '-q:v', '4'],
  prores: ['prores_ks', '-profile:v', '0'],
  mjpeg: ['mjpeg', '-q:v', '4', '-pix_fmt', 'yuvj420p'],
} as const;

const AUDIO_CODECS: Record<SampleContainer, readonly string[]> = {
  mp4: ['aac'],
  mov: ['aac'],
  m4a: ['aac'],
  mkv: ['libopus'],
  webm: ['libopus'],
  avi: ['libmp3lame'],
  ogv: ['libvorbis'],
  ts: ['aac'],
};

export interface Sample {
  seconds?: number;
  width?: number;
  height?: number;
  fps?: number;
  container?: SampleContainer;
  codec?: SampleCodec;
  /** Number of sound tracks; 1 unless told. */
  audioTracks?: number;
  /** Length of the sound; as long as the pictures unless told. */
  audioSeconds?: number;
  /** Clockwise degrees in the display matrix (mp4, mov). */
  rotation?: 90 | 180 | 270;
  chapters?: { startMs: number; endMs: number; title: string }[];
  /** A filter over the test picture, e.g. `select=…` for a variable rate. */
  filter?: string;
  /** ffmpeg options for the output. */
  extra?: string[];
}

/** Makes a small recording: a moving test picture and a tone for each sound track. */
export async function makeSample(sample: Sample = {}): Promise<string> {
  const container = sample.container ?? 'mp4';
  const digest = createHash('sha256').update(JSON.stringify(sample)).digest('hex').slice(0, 16);
  const path = join(CACHE, `${digest}.${container}`);
  if (await exists(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const draft = join(CACHE, `${digest}.${process.pid}.${container}`);
  await runFfmpeg([...(await sampleArguments(sample, container)), draft]);
  if (sample.rotation) {
    const turned = join(CACHE, `${digest}.${process.pid}.turned.${container}`);
    const turn = ['-display_rotation:v:0', String(-sample.rotation), '-i', draft];
    await runFfmpeg([...turn, '-map', '0', '-c', 'copy', turned]);
    await rename(turned, draft);
  }
  await rename(draft, path);
  return path;
}

async function sampleArguments(sample: Sample, container: SampleContainer): Promise<string[]> {
  const { seconds = 4, width = 320, height = 180, fps = 25, codec = 'h264' } = sample;
  const { audioTracks = 1, audioSeconds = seconds, chapters = [] } = sample;
  const tracks = Array.from({ length: audioTracks }, (_, i) => i);
  const metadata = chapters.length > 0 ? await chapterFile(chapters) : null;
  const filters = ['format=yuv420p', ...(sample.filter ? [sample.filter] : [])];
  return [
    ...['-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=${fps}:d=${seconds}`],
    ...tracks.flatMap((i) => ['-f', 'lavfi', '-i', `sine=f=${440 + 110 * i}:d=${audioSeconds}`]),
    ...(metadata
      ? ['-f', 'ffmetadata', '-i', metadata, '-map_metadata', `${audioTracks + 1}`]
      : []),
    ...['-map', '0:v', ...tracks.flatMap((i) => ['-map', `${i + 1}:a`])],
    ...['-vf', filters.join(','), '-fps_mode', 'passthrough'],
    ...['-c:v', ...VIDEO_CODECS[codec], '-g', '50'],
    ...(audioTracks > 0 ? ['-c:a', ...AUDIO_CODECS[container], '-b:a', '64k'] : []),
    ...(sample.extra ?? []),
  ];
}

async function chapterFile(chapters: NonNullable<Sample['chapters']>): Promise<string> {
  const path = join(CACHE, `chapters.${process.pid}.txt`);
  const entries = chapters.map(
    ({ startMs, endMs, title }) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${title}\n`,
  );
  await writeFile(path, `;FFMETADATA1\n${entries.join('')}`);
  return path;
}

/** Runs the ffmpeg under test with plain arguments, overwriting. */
export async function runFfmpeg(args: string[]): Promise<void> {
  const { ffmpeg } = await findFfmpeg();
  await run(ffmpeg, ['-hide_banner', '-v', 'error', '-nostdin', '-y', ...args]);
}

/** ffprobe's JSON about anything, without our allow-lists: an independent witness. */
export async function ffprobe<T>(args: string[]): Promise<T> {
  const { ffprobe: program } = await findFfmpeg();
  const { stdout } = await run(program, ['-v', 'error', '-of', 'json', ...args], {
    maxBuffer: 64 << 20,
    env: { GCONV_PATH: '/nonexistent', PATH: '/usr/local/bin:/usr/bin:/bin' },
  });
  return JSON.parse(stdout) as T;
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
