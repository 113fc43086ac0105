import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { PROBE_RUN_LIMITS } from './media-limits';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { seconds } from './seconds';

/**
 * What makes a picture another one: any block of 8 × 8 pixels that differs by more than two levels
 * in the mean. A cursor or a letter does, the noise of a codec on a slide does not.
 */
export const REPEATS = 'mpdecimate=hi=512:lo=128:frac=0';

/** Where to look, as parts of the length, and for how many pictures from the keyframe before. */
const MOMENTS = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85] as const;
const PICTURES = 25;

/**
 * The part of a recording's pictures that repeat the one before, 0 to 1, from a few looks: much of
 * a screen recording, nothing of what a camera has taken.
 */
export async function stillness(
  source: string,
  info: MediaInfo,
  options: RunOptions = {},
): Promise<number> {
  let [seen, kept] = [0, 0];
  for (const part of MOMENTS) {
    const atMs = info.video.startMs + info.video.durationMs * part;
    const look = await lookAt(source, info, atMs, options).catch((error: unknown) => {
      // Where nothing can be seen nothing is known to stand still; the encoder will tell why.
      if (error instanceof MediaError && error.code !== 'ffmpeg-aborted') return null;
      throw error;
    });
    seen += look?.seen ?? PICTURES;
    kept += look?.kept ?? PICTURES;
  }
  return seen === 0 ? 0 : Math.max(0, 1 - kept / seen);
}

async function lookAt(
  source: string,
  info: MediaInfo,
  atMs: number,
  options: RunOptions,
): Promise<{ seen: number; kept: number }> {
  const count = { seen: 0, kept: 0 };
  await runFfmpeg(
    {
      inputOptions: [
        ...inputOptions(info.container),
        ...['-v', 'verbose', '-noaccurate_seek', '-ss', seconds(atMs)],
      ],
      input: inputUrl(source),
      outputOptions: [
        ...['-map', `0:${info.video.index}`, '-fps_mode', 'passthrough'],
        ...['-vf', `trim=end_frame=${PICTURES},showinfo=checksum=0,${REPEATS},showinfo=checksum=0`],
        ...['-f', 'null'],
      ],
      output: '-',
      onLine: (line) => {
        const [, filter] = /Parsed_showinfo_(\d+) .*\bn: *\d+ /.exec(line) ?? [];
        if (filter === '1') count.seen += 1;
        if (filter === '3') count.kept += 1;
      },
    },
    { ...options, limits: { ...PROBE_RUN_LIMITS, ...options.limits } },
  );
  return count;
}
