import { segmentFrames, type ChunkPlan } from './chunk-plan';
import { exactFps } from './fps-fraction';
import type { MeasuredRun } from './measure-run';
import { MediaError } from './media-error';
import type { RenditionPlan } from './rendition';

/** Times in segments are whole ticks. */
const ROUNDING_SECONDS = 0.002;

/**
 * Whether a chunk of pictures is the planned one: as many segments, each on the grid of the whole
 * recording, beginning with a keyframe, without hole to the next, and with every picture.
 * @throws MediaError `rendition-off-grid`, `rendition-duration-wrong`
 */
export function checkChunk(
  { segments }: Pick<MeasuredRun, 'segments'>,
  plan: Pick<RenditionPlan, 'fps'>,
  chunk: ChunkPlan,
): void {
  const fps = exactFps(plan.fps);
  const perSegment = segmentFrames(plan.fps);
  if (segments.length !== chunk.segments) {
    const detail = `${segments.length} of ${chunk.segments} segments`;
    throw new MediaError('rendition-duration-wrong', 'The rendition has a wrong length', detail);
  }
  segments.forEach(({ uri, start, end, beginsWithKeyframe }, at) => {
    const firstFrame = chunk.firstFrame + at * perSegment;
    const frames = Math.min(perSegment, chunk.frames - at * perSegment);
    const off =
      Math.abs(start - firstFrame / fps) > ROUNDING_SECONDS ||
      Math.abs(end - (firstFrame + frames) / fps) > ROUNDING_SECONDS;
    if (!off && beginsWithKeyframe) return;
    const detail = `${uri} lasts from ${start} to ${end} s, ${beginsWithKeyframe ? '' : 'no '}keyframe`;
    throw new MediaError('rendition-off-grid', 'A segment is not where it must be', detail);
  });
  const pictures = segments.reduce((sum, { samples }) => sum + samples, 0);
  if (pictures > chunk.frames || pictures < chunk.segments) {
    const detail = `${pictures} of ${chunk.frames} pictures`;
    throw new MediaError('rendition-duration-wrong', 'The rendition has a wrong length', detail);
  }
}
