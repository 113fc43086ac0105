/** Two taps within this time and distance are one double tap. */
const DOUBLE_TAP_MS = 300;
const SAME_PLACE_PX = 60;

export interface Tap {
  /** From the left edge of the player, in CSS pixels. */
  x: number;
  atMs: number;
}

/**
 * Reads taps on the picture: a second one soon after the first, on the left or right third, means
 * 10 s back (-1) or forward (1); so does every further one, as in 10, 20, 30 s. The middle third and
 * single taps mean nothing here (0).
 */
export function createTapReader(): (tap: Tap, width: number) => -1 | 0 | 1 {
  let last: Tap | null = null;
  return (tap, width) => {
    const again =
      last !== null &&
      tap.atMs - last.atMs <= DOUBLE_TAP_MS &&
      Math.abs(tap.x - last.x) <= SAME_PLACE_PX;
    last = tap;
    if (!again) return 0;
    if (tap.x < width / 3) return -1;
    return tap.x > (width * 2) / 3 ? 1 : 0;
  };
}
