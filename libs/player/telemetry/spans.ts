import type { MediaSpan } from '../types';

/** The union of the spans: sorted, joined where they touch, empty ones left out. */
export function unionSpans(spans: readonly MediaSpan[]): MediaSpan[] {
  const union: [number, number][] = [];
  const sorted = spans.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0]);
  for (const [start, end] of sorted) {
    const last = union.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else union.push([start, end]);
  }
  return union;
}

/** Milliseconds covered by the union of the spans. */
export function coveredMs(spans: readonly MediaSpan[]): number {
  return unionSpans(spans).reduce((sum, [start, end]) => sum + end - start, 0);
}
