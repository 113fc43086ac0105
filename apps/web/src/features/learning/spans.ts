/** `[startMs, endMs)` in media milliseconds. */
export type Span = [startMs: number, endMs: number];

/** The client's types lose that spans are pairs. */
export const toSpans = (pairs: readonly (readonly number[])[]): Span[] =>
  pairs.map(([startMs = 0, endMs = startMs]) => [startMs, endMs]);
