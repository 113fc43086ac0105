import { mergeIntervals, within, type Span } from '../attendance/merge-intervals';
import type { ShownTake } from './take';

/** A stretch of the wall clock, in Unix ms, that is in the recording from `mediaMs` on. */
export interface OnAir {
  fromMs: number;
  toMs: number;
  mediaMs: number;
}

/** A join of the segments may differ from what went out by so much. */
const JOIN_TOLERANCE_MS = 2000;

/**
 * What of the wall clock is in the recording; gaps between takes are not.
 * @param takes that showed something
 */
export const takeTimeline = (takes: readonly ShownTake[]): OnAir[] =>
  takes.map(({ beganAt, startMs, lengthMs }) => ({
    fromMs: beganAt.getTime(),
    toMs: beganAt.getTime() + lengthMs,
    mediaMs: startMs,
  }));

/** What went out within spans of the wall clock, in ms of the recording: sorted, united. */
export function mediaRanges(timeline: readonly OnAir[], spans: readonly Span[]): Span[] {
  const united = mergeIntervals(spans);
  const ranges = timeline.flatMap(({ fromMs, toMs, mediaMs }) =>
    within(united, [fromMs, toMs]).map(([from, to]): Span => [
      mediaMs + from - fromMs,
      mediaMs + to - fromMs,
    ]),
  );
  return mergeIntervals(ranges);
}

/** Who saw the end of what went out saw the end of the recording, though it is some ms longer. */
export function toTheEnd(ranges: readonly Span[], wentOutMs: number, durationMs: number): Span[] {
  const missing = durationMs - wentOutMs;
  if (missing <= 0 || missing > JOIN_TOLERANCE_MS) return [...ranges];
  return ranges.map(([from, to]) => [from, to >= wentOutMs ? durationMs : to]);
}
