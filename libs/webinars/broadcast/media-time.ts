import { mergeIntervals, type Span } from '../attendance/merge-intervals';
import type { ShownTake } from './take';

/** A join of the segments may differ from what went out by so much. */
const JOIN_TOLERANCE_MS = 2000;

/**
 * Where the recording shows what was going on at a moment, in milliseconds. What happened before the
 * first picture is at 0, what happened while the presenter was gone where the recording goes on, and
 * what came after the end at the end.
 * @param takes that showed something, in order
 */
export function mediaTimeOf(takes: readonly ShownTake[], at: Date): number {
  // Feeds tell the time by clocks of their own: where two overlap, the later one is what was seen.
  const take = takes.findLast(({ beganAt }) => beganAt <= at);
  if (!take) return 0;
  return take.startMs + Math.min(at.getTime() - take.beganAt.getTime(), take.lengthMs);
}

/**
 * What the recording has of spans of the wall clock, in milliseconds: sorted, united.
 * @param takes that showed something, in order
 * @param spans in Unix milliseconds
 */
export function mediaRanges(takes: readonly ShownTake[], spans: readonly Span[]): Span[] {
  const placeOf = (ms: number): number => mediaTimeOf(takes, new Date(ms));
  const ranges = spans.map(([from, to]): Span => [placeOf(from), placeOf(to)]);
  return mergeIntervals(ranges.filter(([from, to]) => to > from));
}

/** Who saw the end of what went out saw the end of the recording, though it is some ms longer. */
export function toTheEnd(ranges: readonly Span[], wentOutMs: number, durationMs: number): Span[] {
  const missing = durationMs - wentOutMs;
  if (missing <= 0 || missing > JOIN_TOLERANCE_MS) return [...ranges];
  return ranges.map(([from, to]) => [from, to >= wentOutMs ? durationMs : to]);
}
