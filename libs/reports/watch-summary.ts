/** A span `[startMs, endMs)` of media. */
export type Span = readonly [startMs: number, endMs: number];

/** A class is told in so many parts of equal length, whatever its length. */
export const PARTS = 100;

/** What some people have watched of one class version. */
export interface WatchSummary {
  viewers: number;
  finished: number;
  /** Sum of what each person has seen, each moment once. */
  watchedMs: number;
  /** Per part: milliseconds seen, each moment once for each person. */
  seenMs: number[];
  /** Per part: milliseconds played, repeats too. */
  playedMs: number[];
}

/**
 * @param records what each person has seen: sorted spans apart from each other
 * @param plays every span that was played, repeats too
 * @param enough part of the class that makes somebody finished
 */
export function summarise(
  records: readonly (readonly Span[])[],
  plays: readonly Span[],
  durationMs: number,
  enough: number,
): WatchSummary {
  const seenMs = emptyParts();
  const playedMs = emptyParts();
  let [viewers, finished, watchedMs] = [0, 0, 0];
  for (const spans of records) {
    const ms = spans.reduce((sum, [start, end]) => sum + end - start, 0);
    if (ms === 0) continue;
    viewers += 1;
    watchedMs += ms;
    if (ms >= durationMs * enough) finished += 1;
    for (const span of spans) addTo(seenMs, span, durationMs);
  }
  for (const span of plays) addTo(playedMs, span, durationMs);
  return {
    viewers,
    finished,
    watchedMs,
    seenMs: seenMs.map(Math.round),
    playedMs: playedMs.map(Math.round),
  };
}

export const emptyParts = (): number[] => Array.from({ length: PARTS }, () => 0);

/** Where a part begins; the last border is the end of the class. */
export const borderMs = (part: number, durationMs: number): number =>
  Math.round((part * durationMs) / PARTS);

function addTo(parts: number[], [start, end]: Span, durationMs: number): void {
  const width = durationMs / PARTS;
  const from = Math.max(0, start);
  const until = Math.min(end, durationMs);
  for (let part = Math.floor(from / width); part < PARTS && part * width < until; part++) {
    const ms = Math.min(until, (part + 1) * width) - Math.max(from, part * width);
    if (ms > 0) parts[part] = (parts[part] ?? 0) + ms;
  }
}
