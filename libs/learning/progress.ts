import type { ClassProgress, Outline } from '@rounds/classes';
import { coveredMs, lengthOf, type Span } from './span';

/** So near to its end a class counts as played through: it begins anew next time. */
const END_MS = 1000;

/** A watch record: what was really played, and where the playhead was last. */
export interface Watched {
  /** Sorted, apart from each other. */
  watched: Span[];
  positionMs: number | null;
}

export const nothingWatched: Watched = { watched: [], positionMs: null };

/** Progress is the watched part of the length; the resume position is apart from it. */
export function progressOf(
  { watched, positionMs }: Watched,
  { durationMs, chapters }: Pick<Outline, 'durationMs' | 'chapters'>,
  finishedVersion: number | null = null,
): ClassProgress {
  const length = durationMs ?? 0;
  return {
    watched,
    watchedMs: lengthOf(watched),
    progress: part(watched, 0, length),
    resumeMs: positionMs !== null && positionMs < length - END_MS ? positionMs : null,
    chapters: new Map(
      chapters.map(({ id, startMs, endMs }) => [id, part(watched, startMs, endMs)]),
    ),
    finishedVersion,
  };
}

const part = (watched: readonly Span[], startMs: number, endMs: number): number =>
  endMs > startMs ? coveredMs(watched, startMs, endMs) / (endMs - startMs) : 0;
