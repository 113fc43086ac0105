/** A span `[startMs, endMs)` of media, in integer milliseconds. */
export type Span = [startMs: number, endMs: number];

/** Sorted, apart from each other, within `[0, durationMs)`, none empty. */
export function normalise(spans: readonly Readonly<Span>[], durationMs: number): Span[] {
  const clipped = spans
    .map(([start, end]): Span => [Math.max(0, start), Math.min(durationMs, end)])
    .filter(([start, end]) => start < end)
    .sort(([a], [b]) => a - b);
  const apart: Span[] = [];
  for (const [start, end] of clipped) {
    const last = apart.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** Milliseconds that normalised spans cover. */
export const lengthOf = (spans: readonly Readonly<Span>[]): number =>
  spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** The first `ms` milliseconds of normalised spans. */
export function takeFirst(spans: readonly Readonly<Span>[], ms: number): Span[] {
  const taken: Span[] = [];
  let left = ms;
  for (const [start, end] of spans) {
    if (left <= 0) break;
    taken.push([start, Math.min(end, start + left)]);
    left -= end - start;
  }
  return taken;
}

/** How many milliseconds of `[startMs, endMs)` normalised spans cover. */
export const coveredMs = (
  spans: readonly Readonly<Span>[],
  startMs: number,
  endMs: number,
): number =>
  spans.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, endMs) - Math.max(start, startMs)),
    0,
  );

/** Gaps shorter than this are not worth going back to. */
const SMALL_GAP_MS = 5000;

/** Where the first gap worth watching begins in normalised spans; null: nothing is missing. */
export function firstMissing(spans: readonly Readonly<Span>[], durationMs: number): number | null {
  let seenMs = 0;
  for (const [start, end] of spans) {
    if (start - seenMs >= SMALL_GAP_MS) return seenMs;
    seenMs = end;
  }
  return durationMs - seenMs >= SMALL_GAP_MS ? seenMs : null;
}
