/** `[startMs, endMs)` in which nobody speaks. */
export type Silence = readonly [startMs: number, endMs: number];

/** A chapter begins this long before the first word, so that the word is heard whole. */
const LEAD_MS = 250;

/** Where a chapter would begin that starts with the words after a silence. */
export const cutIn = ([startMs, endMs]: Silence): number =>
  Math.max(Math.round((startMs + endMs) / 2), endMs - LEAD_MS);

/**
 * The best place for a border close to a position.
 * @param places where a border would be well placed: silences are cut, and slides change
 * @returns null when none is that close
 */
export function snapTo(places: readonly number[], ms: number, withinMs: number): number | null {
  let best: number | null = null;
  for (const cut of places) {
    const isCloser = Math.abs(cut - ms) <= (best === null ? withinMs : Math.abs(best - ms));
    if (isCloser) best = cut;
  }
  return best;
}
