import { inputOptions, inputUrl } from '../input-arguments';
import { runFfmpeg } from '../run-ffmpeg';
import type { RunOptions } from '../run-options';

const MUXING = {
  /** With an index, so that it can be entered anywhere; at the end, for else it is written twice. */
  mp4: ['-f', 'mp4'],
  /** Keeps its clock, so that one can be appended to another. */
  mpegts: ['-copyts', '-muxdelay', '0', '-muxpreload', '0', '-f', 'mpegts'],
} as const;

/**
 * Makes a common file out of a fragmented one, without touching what is in it.
 * @param source an init segment and fragments after it, on one clock
 * @throws MediaError with a `ffmpeg-…` code
 */
export async function joinLive(
  source: string,
  output: string,
  container: keyof typeof MUXING,
  options: RunOptions = {},
): Promise<void> {
  const run = {
    inputOptions: inputOptions('mp4'),
    input: inputUrl(source),
    outputOptions: ['-map', '0', '-c', 'copy', ...MUXING[container], '-y'],
    output,
  };
  await runFfmpeg(run, options);
}
