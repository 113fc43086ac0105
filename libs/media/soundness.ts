import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { missingBytes } from './missing-bytes';
import { packetEnds } from './packet-ends';
import { seconds } from './seconds';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';

/** The last stretch of a file that must hold packets up to the declared end. */
const TAIL_MS = 10_000;
const SLACK_MS = 1000;
/** AVI declares lengths from average rates. */
const AVI_SLACK = 0.02;
/**
 * How much of an end to decode. Where a file has no index a look may begin between two keyframes
 * that are far apart, and sees nothing: then the next one begins earlier.
 */
const LOOKS_MS = [2000, 15_000, 60_000] as const;

/**
 * Reads and decodes a little at both ends.
 * @throws MediaError `media-truncated`, `media-undecodable`
 */
export async function checkSoundness(
  file: string,
  info: MediaInfo,
  options: RunOptions,
): Promise<void> {
  const truncated = (detail: string): MediaError =>
    new MediaError('media-truncated', 'The file ends before the recording does', detail);
  const missing = await missingBytes(file, info.container);
  if (missing > 0) throw truncated(`${missing} bytes are missing`);
  // Side by side: somebody waits for them.
  const [readableMs, begins, ends] = await Promise.all([
    lastReadable(file, info, options),
    decodedFrames(file, info, 0, LOOKS_MS[0], options),
    decodesAtEnd(file, info, options),
  ]);
  const slack = SLACK_MS + (info.container === 'avi' ? AVI_SLACK * info.durationMs : 0);
  if (readableMs < info.durationMs - slack) {
    throw truncated(`readable to ${readableMs} of ${info.durationMs} ms`);
  }
  if (begins === 0) {
    throw new MediaError('media-undecodable', 'The pictures of this file cannot be decoded');
  }
  if (!ends) throw truncated('nothing decodes at its end');
}

/** Where the last packet ends, on the recording's clock. */
async function lastReadable(file: string, info: MediaInfo, options: RunOptions): Promise<number> {
  const tailFrom = Math.max(0, info.durationMs - TAIL_MS);
  const ends = await packetEnds(file, info.startTimeMs + tailFrom, options);
  return Math.max(0, ...ends.values()) - info.startTimeMs;
}

async function decodesAtEnd(file: string, info: MediaInfo, options: RunOptions): Promise<boolean> {
  const endMs = info.video.startMs + info.video.durationMs;
  if (endMs <= LOOKS_MS[0]) return true;
  for (const lookMs of LOOKS_MS) {
    const fromMs = Math.max(0, endMs - lookMs);
    if ((await decodedFrames(file, info, fromMs, lookMs, options)) > 0) return true;
  }
  return false;
}

/** How many pictures come out of a stretch from the keyframe at or before `fromMs`. */
async function decodedFrames(
  file: string,
  info: MediaInfo,
  fromMs: number,
  lengthMs: number,
  options: RunOptions,
): Promise<number> {
  let frames = 0;
  const seek = fromMs > 0 ? ['-noaccurate_seek', '-ss', seconds(fromMs)] : [];
  const run = {
    inputOptions: [...inputOptions(info.container), ...seek, '-t', seconds(lengthMs)],
    input: inputUrl(file),
    outputOptions: ['-map', `0:${info.video.index}`, '-an', '-sn', '-dn', '-f', 'null'],
    output: '-',
    onLine: (line: string): void => {
      frames = Number(/\bframe=\s*(\d+)/.exec(line)?.[1] ?? frames);
    },
  };
  try {
    await runFfmpeg(run, options);
  } catch (error) {
    if (!(error instanceof MediaError) || error.code !== 'ffmpeg-failed') throw error;
    return 0;
  }
  return frames;
}
