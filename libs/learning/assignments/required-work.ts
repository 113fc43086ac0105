import { FINISHED } from '@rounds/classes';
import { coveredMs, type Span } from '../span';

/** A stretch of a class version that has to be watched. */
export interface Piece {
  classId: string;
  versionId: string;
  /** Null: the class as a whole. */
  chapterId: string | null;
  title: string;
  startMs: number;
  endMs: number;
}

/** What one person has watched, as far as the pieces ask. */
export interface WatchedParts {
  /** Version id → spans. */
  spans: ReadonlyMap<string, readonly Span[]>;
  /**
   * Class or chapter id → versions on which it was finished: evidence stays, also when the video is
   * replaced.
   */
  finished: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface WorkState {
  /** Mean over the pieces, by their length. */
  progress: number;
  done: boolean;
  /** The first piece that is not finished. */
  next: Piece | null;
}

/** How far a person is with pieces of which each has to be finished. Nothing to do is not done. */
export function workState(pieces: readonly Piece[], watched: WatchedParts): WorkState {
  let [watchedMs, lengthMs] = [0, 0];
  let next: Piece | null = null;
  for (const piece of pieces) {
    const share = shareOf(piece, watched);
    const length = piece.endMs - piece.startMs;
    lengthMs += length;
    watchedMs += share * length;
    if (share < FINISHED) next ??= piece;
  }
  return {
    progress: lengthMs > 0 ? watchedMs / lengthMs : 0,
    done: pieces.length > 0 && next === null,
    next,
  };
}

function shareOf(piece: Piece, watched: WatchedParts): number {
  const { classId, chapterId, versionId, startMs, endMs } = piece;
  const earned = [classId, ...(chapterId === null ? [] : [chapterId])];
  const onAnother = earned.some((thing) =>
    [...(watched.finished.get(thing) ?? [])].some((id) => id !== versionId),
  );
  if (onAnother) return 1;
  const spans = watched.spans.get(versionId) ?? [];
  return endMs > startMs ? coveredMs(spans, startMs, endMs) / (endMs - startMs) : 0;
}
