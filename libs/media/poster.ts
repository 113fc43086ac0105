import { rename, rm, stat } from 'node:fs/promises';
import { findFfmpeg } from './find-ffmpeg';
import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import type { MediaInfo, VideoInfo } from './media-info';
import { NICENESS, PROBE_RUN_LIMITS } from './media-limits';
import { seconds } from './seconds';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { deinterlace, pictureFilters } from './video-filters';

export interface PosterOptions extends RunOptions {
  source: string;
  info: MediaInfo;
  /** Absolute path of the JPEG to write; its folder exists. */
  outputFile: string;
}

export interface Poster {
  width: number;
  height: number;
  bytes: number;
  /** Which moment it shows. */
  atMs: number;
}

const MAX_WIDTH = 1280;
/** Where to look, as parts of the pictures' length; the first that shows something is taken. */
const MOMENTS = [0.1, 0.3, 0.5, 0.7, 0.9, 0] as const;
/** On a scale of 0–255. A slide with one line of text has contrast; a fade has neither. */
const MIN_CONTRAST = 48;
const MIN_BRIGHTNESS = 16;

interface Look {
  contrast: number;
  brightness: number;
}

/**
 * A JPEG of at most 1280 px, from a frame that is neither black nor blank where there is one.
 * @throws MediaError `poster-failed`, or a `ffmpeg-…` code
 */
export async function makePoster(options: PosterOptions): Promise<Poster> {
  const { info, outputFile } = options;
  const size = posterSize(info.video);
  const candidate = `${outputFile}.candidate.jpg`;
  let best: { atMs: number; contrast: number } | null = null;
  try {
    for (const part of MOMENTS) {
      const atMs = info.video.startMs + Math.floor(info.video.durationMs * part);
      const look = await takePicture(options, atMs, size, candidate);
      if (!look || (best && look.contrast <= best.contrast)) continue;
      best = { atMs, contrast: look.contrast };
      await rename(candidate, outputFile);
      if (look.contrast >= MIN_CONTRAST && look.brightness >= MIN_BRIGHTNESS) break;
    }
  } finally {
    await rm(candidate, { force: true });
  }
  if (!best) throw new MediaError('poster-failed', 'No picture could be taken from the recording');
  return { ...size, bytes: (await stat(outputFile)).size, atMs: best.atMs };
}

export function posterSize(video: Pick<VideoInfo, 'width' | 'height'>): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, MAX_WIDTH / video.width);
  const even = (value: number): number => Math.max(2, 2 * Math.floor((value * scale) / 2));
  return { width: even(video.width), height: even(video.height) };
}

/** Writes the frame at `atMs`; null when nothing decodes there. */
async function takePicture(
  options: PosterOptions,
  atMs: number,
  size: { width: number; height: number },
  file: string,
): Promise<Look | null> {
  const { info } = options;
  const { hasZimg } = await findFfmpeg();
  const filters = [
    ...deinterlace(info.video),
    ...pictureFilters(info.video, size, hasZimg, 'jpeg'),
  ];
  const look = { low: 0, high: 0, brightness: 0 };
  const run = {
    inputOptions: [...inputOptions(info.container), '-ss', seconds(atMs)],
    input: inputUrl(options.source),
    outputOptions: [
      ...['-map', `0:${info.video.index}`, '-an', '-sn', '-dn', '-map_metadata', '-1'],
      ...['-vf', [...filters, 'signalstats', 'metadata=mode=print'].join(',')],
      ...['-frames:v', '1', '-update', '1', '-q:v', '3', '-f', 'image2'],
    ],
    output: file,
    onLine: (line: string): void => {
      const [, name, value] = /signalstats\.Y(MIN|MAX|AVG)=([\d.]+)/.exec(line) ?? [];
      if (name === 'MIN') look.low = Number(value);
      if (name === 'MAX') look.high = Number(value);
      if (name === 'AVG') look.brightness = Number(value);
    },
  };
  await rm(file, { force: true });
  try {
    const limits = { ...PROBE_RUN_LIMITS, niceness: NICENESS.rest, ...options.limits };
    await runFfmpeg(run, { ...options, limits });
  } catch (error) {
    if (!(error instanceof MediaError) || error.code !== 'ffmpeg-failed') throw error;
    return null;
  }
  const written = await stat(file).catch(() => null);
  return written && { contrast: look.high - look.low, brightness: look.brightness };
}
