import { inputOptions, inputUrl } from './input-arguments';
import type { MediaInfo } from './media-info';
import { runFfprobe } from './run-ffprobe';
import type { RunOptions } from './run-options';

const LOOK_SECONDS = 60;

/** The average distance of keyframes over the first minute, in ms; Infinity when there is but one. */
export async function keyframeGapMs(
  source: string,
  info: MediaInfo,
  options: RunOptions,
): Promise<number> {
  let keyframes = 0;
  const show = ['-show_entries', 'packet=flags', '-of', 'csv=p=0'];
  const select = ['-select_streams', String(info.video.index)];
  const look = ['-read_intervals', `%+${LOOK_SECONDS}`];
  await runFfprobe(
    ['-v', 'error', ...inputOptions(), ...select, ...look, ...show, inputUrl(source)],
    (line) => {
      if (line.startsWith('K')) keyframes += 1;
    },
    options,
  );
  const lookedMs = Math.min(LOOK_SECONDS * 1000, info.video.durationMs);
  return keyframes > 1 ? lookedMs / keyframes : Infinity;
}
