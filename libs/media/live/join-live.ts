import { inputOptions, inputUrl } from '../input-arguments';
import { runFfmpeg } from '../run-ffmpeg';
import type { RunOptions } from '../run-options';

/**
 * Makes a file with an index out of one fragmented file, without touching what is in it.
 * @param source an init segment and all fragments after it, on one clock
 * @throws MediaError with a `ffmpeg-…` code
 */
export async function joinLive(
  source: string,
  output: string,
  options: RunOptions = {},
): Promise<void> {
  const run = {
    inputOptions: inputOptions('mp4'),
    input: inputUrl(source),
    outputOptions: ['-map', '0', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', '-y'],
    output,
  };
  await runFfmpeg(run, options);
}
