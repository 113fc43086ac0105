/** From, to; in milliseconds since 1970. */
export type Span = readonly [from: number, to: number];

/** The union: time on two devices counts once. */
export function mergeIntervals(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to >= from) merged.push([from, to]);
  }
  return merged;
}

/** What of the spans lies within the window. */
export const within = (spans: readonly Span[], [start, end]: Span): Span[] =>
  spans
    .map(([from, to]): Span => [Math.max(from, start), Math.min(to, end)])
    .filter(([from, to]) => to > from);

export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, [from, to]) => sum + to - from, 0);
