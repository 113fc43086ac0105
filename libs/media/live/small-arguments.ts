import { seconds } from '../seconds';
import { EVERY_SECOND, LIVE_H264, streamArguments, type LivePlan } from './live-arguments';

export interface PictureSize {
  width: number;
  height: number;
}

/** A second, smaller rendition of the same stream, beside the first. */
export interface SmallPlan extends LivePlan {
  size: PictureSize;
}

/** Short sides. What is hardly larger than the small rendition needs none beside it. */
const SMALL = 360;
const LARGE_ENOUGH = 480;
/** Bits per second. */
const MOST_VIDEO = 600_000;
const AUDIO = 64_000;
/** What is told of it before there is much to measure. */
export const SMALL_BANDWIDTH = MOST_VIDEO + AUDIO;

/** Pictures are copied from a keyframe on, but times are rounded on the way. */
const SLACK_MS = 5;

const even = (value: number): number => 2 * Math.round(value / 2);

/** @returns null when the first rendition is small itself */
export function smallSize({ width, height }: PictureSize): PictureSize | null {
  const short = Math.min(width, height);
  if (short <= LARGE_ENOUGH) return null;
  const scale = SMALL / short;
  return { width: even(width * scale), height: even(height * scale) };
}

/** Segments begin where the first rendition's do: at the source's keyframes, or at the same ones. */
export function smallArguments(plan: SmallPlan): string[] {
  const { copiesPictures, size } = plan;
  const fromMs = Math.max(0, plan.fromMs - SLACK_MS);
  const { width, height } = size;
  // A window that is shared may change its shape on the way.
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease`;
  const scale = `${fit},pad=${width}:${height}:-1:-1,setsar=1,format=yuv420p`;
  const video = [
    ...['-filter:v', `trim=start=${seconds(fromMs)},${scale}`, ...LIVE_H264],
    ...['-crf', '25', '-maxrate', String(MOST_VIDEO), '-bufsize', String(MOST_VIDEO / 2)],
    ...['-force_key_frames', copiesPictures ? 'source' : EVERY_SECOND],
  ];
  return streamArguments(plan, video, String(AUDIO));
}
