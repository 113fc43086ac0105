import type { PlayerChapter } from '../types';

/** Going back within this time of a chapter's start goes to the chapter before it. */
const RESTART_AFTER_MS = 3000;

/** The chapter under a position, in media milliseconds; the last one also at its very end. */
export function chapterAt(chapters: readonly PlayerChapter[], ms: number): PlayerChapter | null {
  const found = chapters.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
  const last = chapters.at(-1);
  return found ?? (last && ms >= last.endMs ? last : null);
}

/**
 * Where "next chapter" (1) or "previous chapter" (-1) leads from a position; null when there is
 * none. Back means the start of the present chapter first, as players of music do.
 */
export function chapterJump(
  chapters: readonly PlayerChapter[],
  ms: number,
  direction: 1 | -1,
): number | null {
  const starts = chapters.map(({ startMs }) => startMs);
  if (direction > 0) return starts.find((start) => start > ms) ?? null;
  return starts.findLast((start) => start <= ms - RESTART_AFTER_MS) ?? starts[0] ?? null;
}

/** Where to begin: a position in the last second of the class, or beyond, begins it again. */
export function beginAt(startAtMs: number, chapters: readonly PlayerChapter[]): number {
  const endMs = chapters.at(-1)?.endMs ?? Infinity;
  return startAtMs > 0 && startAtMs < endMs - 1000 ? startAtMs : 0;
}
