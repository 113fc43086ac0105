import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import { beginsLikeMp4 } from './sniff';
import { runFfprobe } from './run-ffprobe';
import type { RunOptions } from './run-options';

const SOUND_ONLY = new Set(
  'aac ac3 aiff amr ape au caf dts eac3 flac loas mp3 oma truehd tta voc w64 wav wv'.split(' '),
);
/** Holds moving pictures, or points at them, but is not on the allow-list. */
const REFUSED = new Set(
  (
    'asf concat dash dhav dirac dv dvdvideo flv gxf h261 h263 h264 hevc hls image2 imf ivf lavfi ' +
    'lxf m4v mpeg mpegvideo mpjpeg mxf nsv nut obu rm rpl rtp rtsp sdp swf tty vc1 vivo ' +
    'webm_dash_manifest wtv yuv4mpegpipe'
  ).split(' '),
);
/** ffmpeg's own border between a guess and a finding (AVPROBE_SCORE_RETRY). */
const SURE = 25;

/**
 * Says why ffprobe could not open a file, from what it was recognised as. The second look is made
 * under the same allow-lists as the first.
 */
export async function classifyFailure(
  file: string,
  stderr: string,
  options: RunOptions,
): Promise<MediaError> {
  // A name that ends in .mp4 is enough for ffmpeg to look for an index: only the content counts.
  if (/moov atom not found/.test(stderr) && (await beginsLikeMp4(file))) {
    return new MediaError(
      'media-truncated',
      'The file is incomplete: its index is missing',
      stderr,
    );
  }
  let format = '';
  const args = ['-loglevel', 'debug', ...inputOptions(), inputUrl(file)];
  const { stderr: debug } = await runFfprobe(args, () => undefined, options);
  for (const [, name, score] of debug.matchAll(
    /Format (\S+) probed with size=\d+ and score=(\d+)/g,
  )) {
    if (Number(score) > SURE) format = name ?? '';
  }
  return refusalFor(format, stderr);
}

/** @param format as ffmpeg calls it; empty when it recognised nothing */
export function refusalFor(format: string, detail: string): MediaError {
  const names = format.split(',');
  if (names.some((name) => SOUND_ONLY.has(name))) {
    return new MediaError('media-no-video', 'The file holds only sound', detail);
  }
  if (names.some((name) => REFUSED.has(name))) {
    return new MediaError('media-format-refused', 'This kind of file is not accepted', detail);
  }
  return new MediaError('media-unreadable', 'The file is not a recording that can be read', detail);
}
