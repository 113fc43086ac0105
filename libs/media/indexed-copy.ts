import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { probe } from './probe';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';

/** Clocks of containers differ by their ticks, and AVI tells how long it is only roughly. */
const SLACK_MS = 100;
/** Pictures that begin at another time than before would not go with the sound. */
const START_SLACK_MS = 10;

export interface IndexedCopyOptions extends RunOptions {
  /** Absolute path of a file without an index. */
  source: string;
  /** What its probe found. */
  info: MediaInfo;
  output: string;
}

/**
 * Puts pictures and sound, as they are, into Matroska, so that chunks can be cut from any place.
 * @returns what a probe finds in the copy, with the file's own chapters and size
 * @throws MediaError `media-unreadable` when the copy is not the same film, or a `ffmpeg-…` code
 */
export async function makeIndexedCopy(options: IndexedCopyOptions): Promise<MediaInfo> {
  const { source, info, output } = options;
  const tracks = [info.video, ...info.audio].flatMap(({ index }) => ['-map', `0:${index}`]);
  await runFfmpeg(
    {
      // AVI has no times of presentation.
      inputOptions: [...inputOptions(info.container), '-fflags', '+genpts'],
      input: inputUrl(source),
      outputOptions: [
        ...[...tracks, '-c', 'copy', '-map_metadata', '-1', '-map_chapters', '-1'],
        ...['-avoid_negative_ts', 'disabled', '-f', 'matroska', '-y'],
      ],
      output,
    },
    options,
  );
  // What was taken once is not too large the second time.
  const unlimited = { maxBytes: Infinity, maxDurationMs: Infinity };
  const { limits: _, ...run } = options;
  const copy = await probe(output, unlimited, run);
  assertSame(info, copy);
  const { chapters, bytes, durationMs } = info;
  return { ...copy, chapters, bytes, durationMs, indexedFrom: info.container };
}

function assertSame(info: MediaInfo, copy: MediaInfo): void {
  const isSame =
    Math.abs(copy.durationMs - info.durationMs) <= SLACK_MS &&
    Math.abs(copy.video.startMs - info.video.startMs) <= START_SLACK_MS &&
    copy.audio.length === info.audio.length &&
    copy.video.codec === info.video.codec;
  if (isSame) return;
  const detail = `${copy.durationMs} of ${info.durationMs} ms`;
  throw new MediaError('media-unreadable', 'The file cannot be copied as it is', detail);
}
