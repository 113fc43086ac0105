import type { LiveContainer } from './live-source';
import { seconds } from '../seconds';

export interface LivePlan {
  container: LiveContainer;
  /** H.264 goes out as it comes; anything else is encoded. */
  copiesPictures: boolean;
  /** What lies before this on the stream's own clock has gone out already. */
  fromMs: number;
}

/** Where the guarded ffmpeg finds the stream: its standard input is its leash. */
export const LIVE_INPUT_FD = 4;

const DEMUXERS: Record<LiveContainer, string> = { matroska: 'matroska', mp4: 'mov', flv: 'flv' };
const LOOK_BYTES = 1_000_000;
const LOOK_MICROSECONDS = 1_500_000;
const AUDIO_RATE = 48_000;

/**
 * A keyframe with the first picture of every second of the stream's own clock: wherever a run enters
 * the stream, it cuts where all others do.
 */
export const EVERY_SECOND = 'expr:isnan(prev_forced_t)+gt(floor(t),floor(prev_forced_t))';
const LARGEST = "scale='min(1920,iw)':-2:force_divisible_by=2,format=yuv420p";
/** H.264 that goes out at once, cut only where it is told to, its times as exact as they came. */
export const LIVE_H264 = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-profile:v', 'main'],
  ...['-fps_mode', 'vfr', '-enc_time_base', '1/90000', '-g', '600', '-sc_threshold', '0'],
] as const;

function pictures({ copiesPictures, fromMs }: LivePlan): string[] {
  if (copiesPictures) return ['-c:v', 'copy'];
  return [
    ...['-filter:v', `trim=start=${seconds(fromMs)},${LARGEST}`, ...LIVE_H264],
    ...['-crf', '23', '-maxrate', '2500k', '-bufsize', '2500k'],
    ...['-force_key_frames', EVERY_SECOND],
  ];
}

/** The first rendition: the best that there will be. */
export const liveArguments = (plan: LivePlan): string[] =>
  streamArguments(plan, pictures(plan), '128k');

/**
 * ffmpeg's arguments for a live stream: from a pipe to CMAF fragments on a pipe, one from keyframe
 * to keyframe, with the stream's own times. What the encoder of the sound puts before the beginning
 * is dropped, so that what follows an interruption overlaps nothing.
 * @param video what is done with the pictures
 * @param audioRate e.g. `128k`
 */
export function streamArguments(
  { container, fromMs }: Pick<LivePlan, 'container' | 'fromMs'>,
  video: readonly string[],
  audioRate: string,
): string[] {
  const firstSample = Math.round((fromMs * AUDIO_RATE) / 1000);
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'warning'],
    ...['-protocol_whitelist', 'pipe', '-format_whitelist', DEMUXERS[container]],
    ...['-probesize', String(LOOK_BYTES), '-analyzeduration', String(LOOK_MICROSECONDS)],
    ...['-copyts', '-f', DEMUXERS[container], '-i', `pipe:${LIVE_INPUT_FD}`],
    ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'],
    ...video,
    ...['-filter:a', 'aresample=48000:async=1000,aformat=channel_layouts=stereo'],
    ...['-c:a', 'aac', '-profile:a', 'aac_low', '-b:a', audioRate],
    ...['-bsf:a', `noise=drop=lt(pts\\,${firstSample})`],
    ...['-avoid_negative_ts', 'disabled', '-max_interleave_delta', '500000'],
    ...['-use_editlist', '0', '-flush_packets', '1', '-f', 'mp4', '-movflags'],
    '+cmaf+empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_trailer',
    'pipe:1',
  ];
}
