import { avcLevel } from './avc-level';
import type { MediaInfo, VideoInfo } from './media-info';
import type { AudioPlan, RenditionPlan } from './rendition';

/** Short sides of the ladder, in pixels. */
const RUNGS = [1080, 720, 480, 360, 240] as const;
const MAX_LONG_SIDE = 1920;
/** A rung this close to the one above would cost work and storage that nobody sees. */
const TOO_CLOSE = 0.85;
/** The encoder's smallest useful picture. */
const MIN_SIDE = 16;
const MAX_FPS = 60;
/** Below this, segments would hold too few pictures to begin on the grid. */
const MIN_FPS = 10;

const even = (value: number): number => Math.max(MIN_SIDE, 2 * Math.round(value / 2));

/** The qualities to make from a source, best first; at least one, never larger than the source. */
export function planRenditions(info: MediaInfo): RenditionPlan[] {
  const { width, height } = info.video;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const top = short * Math.min(1, RUNGS[0] / short, MAX_LONG_SIDE / long);
  const lower = RUNGS.filter((rung) => rung < top * TOO_CLOSE);
  return [top, ...lower].map((side) => plan(info, side / short));
}

/** Speech and a little music, in stereo; null when the source has no sound. */
export const planAudio = ({ audio }: MediaInfo): AudioPlan | null =>
  audio.length > 0 ? { codec: 'aac', bitrate: 128_000 } : null;

function plan(info: MediaInfo, scale: number): RenditionPlan {
  // Rounding an odd side down rather than up: nothing is ever enlarged.
  const side = (value: number): number =>
    scale === 1 ? even(value - (value % 2)) : even(value * scale);
  const width = side(info.video.width);
  const height = side(info.video.height);
  const fps = outputFps(info.video);
  const bits = videoBits(width * height, fps);
  const short = Math.min(width, height);
  return {
    name: `${short}p`,
    width,
    height,
    fps,
    videoCodec: 'h264',
    profile: short <= 240 ? 'main' : 'high',
    level: avcLevel(width, height, fps),
    crf: rateFactor(short),
    videoBitrate: bits,
    maxrate: round(bits * 1.1),
    bufsize: round(bits * 1.65),
  };
}

/**
 * A constant rate near the source's. A variable rate becomes 30 or 60, which shows every moment of
 * a screen recording within a thirtieth of a second; a fast one is divided by a whole number, so
 * that every picture kept is a picture of the source.
 */
export function outputFps(video: Pick<VideoInfo, 'fps' | 'variableFrameRate'>): number {
  if (video.variableFrameRate) return video.fps <= 31 ? 30 : 60;
  const kept = video.fps / Math.ceil(video.fps / (MAX_FPS + 0.01));
  return Math.max(MIN_FPS, kept);
}

/**
 * Together with `ladderArguments`, which gives keyframes more than x264 does by itself: what stands
 * for long is sharp, what moves costs less. Against a plain ladder of `crf 23` that is as many bytes
 * for slides and fewer for cameras, as alike to the source (`npm run bench -- transcode`).
 */
const rateFactor = (short: number): number =>
  Math.round(100 * (23.35 + (0.85 * short) / 1080)) / 100;

/**
 * What a picture of that size deserves: 4.5 Mbit/s for 1080p at 30, falling with area to the power
 * of ¾ (2.4 at 720p, 1.3 at 480p, 0.5 at 240p), half as much again for twice the pictures.
 */
function videoBits(area: number, fps: number): number {
  const bits = 4_500_000 * (area / (1920 * 1080)) ** 0.75;
  return Math.max(120_000, round(bits * (fps > 31 ? 1.5 : 1)));
}

const round = (bits: number): number => Math.round(bits / 10_000) * 10_000;
