/** What went out. */
export interface OutSegment {
  sequence: number;
  /** When its first picture was taken, in epoch milliseconds of the machine. */
  takenAtMs: number;
}

/** When a viewer had which segment, in epoch milliseconds. */
export type Arrivals = ReadonlyMap<number, number>;

/**
 * How often a playhead that is held at the delay needs a segment that is not there: it came later
 * than its first picture was due, or never.
 * @param segments that the viewer was to show
 */
export const stallsOf = (
  segments: readonly OutSegment[],
  arrivals: Arrivals,
  delayMs: number,
): number =>
  segments.filter(
    ({ sequence, takenAtMs }) => (arrivals.get(sequence) ?? Infinity) > takenAtMs + delayMs,
  ).length;

/** By how much the delay exceeded what the slowest of the segments needed; below 0: there was a stall. */
export const leastSlackMs = (
  segments: readonly OutSegment[],
  arrivals: Arrivals,
  delayMs: number,
): number =>
  Math.min(
    ...segments.map(
      ({ sequence, takenAtMs }) => takenAtMs + delayMs - (arrivals.get(sequence) ?? Infinity),
    ),
  );
