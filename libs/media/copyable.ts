import { allFrames, segmentFrames } from './chunk-plan';
import { exactFps } from './fps-fraction';
import type { MediaInfo } from './media-info';
import type { RenditionPlan } from './rendition';
import { readSampleTable, type SampleTable } from './sample-table';

const PROFILES = ['Constrained Baseline', 'Main', 'High'];
/** Sound may go on a little longer than pictures do, and the reverse. */
const SLACK_SECONDS = 0.5;

/**
 * Whether a recording's pictures can be played as they are: they are copied then, and kept as the best
 * quality. All of this must hold: H.264 that every browser plays, as it is seen, at the planned size
 * and rate; a keyframe where each segment begins, so that people can change to other qualities and
 * back; and no segment above the cap that the quality would have had.
 * @param plan of the best quality
 */
export async function isCopyable(
  source: string,
  info: MediaInfo,
  plan: RenditionPlan,
): Promise<boolean> {
  if (info.container !== 'mp4' || !isPlayable(info, plan)) return false;
  // An index that cannot be read is no reason to refuse a file that decodes.
  const table = await readSampleTable(source).catch(() => null);
  return table !== null && fitsGrid(table, info, plan);
}

function isPlayable({ video }: MediaInfo, plan: RenditionPlan): boolean {
  const { codec, profile, pixFmt, bitDepth, interlaced, hdr, rotation, sar } = video;
  const isPlain = !interlaced && !hdr && rotation === 0 && sar === 1 && video.startMs === 0;
  const isCommon = codec === 'h264' && PROFILES.includes(profile ?? '') && pixFmt === 'yuv420p';
  const isSame = video.width === plan.width && video.height === plan.height;
  const isSteady = !video.variableFrameRate && Math.abs(video.fps - plan.fps) < 0.01;
  return isCommon && bitDepth === 8 && isPlain && isSame && isSteady;
}

/** Pure; exported for its test. */
export function fitsGrid(table: SampleTable, info: MediaInfo, plan: RenditionPlan): boolean {
  const { delta, ticksPerSecond, sizes, keyframes } = table;
  const fps = exactFps(plan.fps);
  const frames = allFrames(info, plan.fps);
  if (delta === null || Math.abs(ticksPerSecond / delta - fps) > 0.001) return false;
  if (Math.abs(sizes.length - frames) > SLACK_SECONDS * fps) return false;
  const perSegment = segmentFrames(plan.fps);
  const places = new Map(keyframes.map(({ sample, shownAt }) => [shownAt, sample]));
  const starts = Array.from({ length: Math.ceil(frames / perSegment) }, (_, at) =>
    places.get(at * perSegment * delta),
  );
  return starts.every((start, at) => {
    if (start === undefined) return false;
    const end = starts[at + 1] ?? sizes.length;
    const bytes = sizes.slice(start, end).reduce((sum, size) => sum + size, 0);
    const seconds = Math.max(1, end - start) / fps;
    // A short tail counts with what came before it, as players buffer it.
    return (bytes * 8) / Math.max(seconds, perSegment / fps / 2) <= plan.maxrate;
  });
}
