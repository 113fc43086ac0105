const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds to wait before the next try after `failures` tries in a row (0 for the first): it
 * doubles up to half a minute, less a random quarter, so that many browsers do not return at once.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const fullMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(fullMs * (1 - random() / 4));
}
