/** A picture that differs much from the one before. */
export interface PictureChange {
  ms: number;
  /** Mean difference of brightness, in percent of the whole range. */
  difference: number;
}

/**
 * A page of text after another one differs by some five percent; a cursor, a letter that is typed or
 * a small inset of somebody who speaks by a tenth of one, and somebody who fills the picture by half
 * of one (measured at 426 × 240).
 */
const NEW_PAGE = 1;
/** What stands for at least this long is a slide; what does not is a film, or is scrolled through. */
const LEAST_STILL_MS = 1500;

/**
 * When a new slide comes: at the change itself, also when it fades in, and after scrolling when the
 * picture has come to rest.
 * @param changes in order of time
 * @returns ms from the beginning, in order; never 0
 */
export function slideChanges(changes: readonly PictureChange[], durationMs: number): number[] {
  const large = changes.filter(({ difference }) => difference >= NEW_PAGE).map(({ ms }) => ms);
  const found: number[] = [];
  let first: number | null = null;
  for (const [at, ms] of large.entries()) {
    first ??= ms;
    const next = large[at + 1] ?? durationMs;
    if (next - ms < LEAST_STILL_MS) continue;
    found.push(ms - first < LEAST_STILL_MS ? first : ms);
    first = null;
  }
  return found.filter((ms) => ms > 0 && ms < durationMs);
}
