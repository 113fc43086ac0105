import { hasIndex } from './has-index';
import type { MediaInfo } from './media-info';
import { SEGMENT_MS } from './rendition';

/** A stretch of whole segments that is decoded once and becomes every quality. */
export interface ChunkPlan {
  /** From 0, in the order of time. */
  index: number;
  /** Of the output, counted from its beginning. */
  firstFrame: number;
  frames: number;
  firstSegment: number;
  segments: number;
}

/** The first pieces are small, so that what is made stays ahead of somebody who watches already. */
const FIRST_CHUNKS = [1, 1, 4];
/**
 * So many segments are made at a time later: a killed worker costs at most these. What is left in the
 * end is halved and halved again, so that all who make them come to the end together.
 */
const CHUNK_SEGMENTS = 6;

/** Pictures of every segment but the last: the grid that all qualities share. */
export const segmentFrames = (fps: number): number => Math.round((fps * SEGMENT_MS) / 1000);

/** Pictures of the whole recording, on the grid. */
export const allFrames = ({ durationMs }: Pick<MediaInfo, 'durationMs'>, fps: number): number =>
  Math.max(1, Math.round((durationMs * fps) / 1000));

/**
 * Cuts a recording at segment borders. The first chunk is one segment, so that it can soon be
 * played, the next ones grow, and the last ones shrink; a tail shorter than a segment joins the last.
 * @param fps of the output, the same in every quality
 */
export function planChunks(
  info: Pick<MediaInfo, 'container' | 'durationMs'>,
  fps: number,
): ChunkPlan[] {
  const perSegment = segmentFrames(fps);
  const frames = allFrames(info, fps);
  const whole = Math.floor(frames / perSegment);
  const starts = hasIndex(info) && whole > 1 ? chunkStarts(whole) : [0];
  return starts.map((firstSegment, index) => {
    const firstFrame = firstSegment * perSegment;
    const next = starts[index + 1];
    const endFrame = next === undefined ? frames : next * perSegment;
    return {
      index,
      firstFrame,
      frames: endFrame - firstFrame,
      firstSegment,
      segments: Math.ceil((endFrame - firstFrame) / perSegment),
    };
  });
}

/** First segments of the chunks of so many whole segments. */
function chunkStarts(whole: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start < whole; start += chunkSize(starts.length - 1, whole - start)) {
    starts.push(start);
  }
  return starts;
}

const chunkSize = (index: number, left: number): number =>
  FIRST_CHUNKS[index] ?? (left > CHUNK_SEGMENTS ? CHUNK_SEGMENTS : Math.ceil(left / 2));
