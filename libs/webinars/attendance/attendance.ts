import { lengthOf, mergeIntervals, within, type Span } from './merge-intervals';

/** Who comes or goes within these minutes of begin and end is in time. */
export const GRACE_MS = 5 * 60_000;

export interface Attendance {
  /** Merged, within the class. */
  intervals: Span[];
  attendedMs: number;
  /** Of the class, 0–100, to one decimal. */
  percent: number;
  late: boolean;
  leftEarly: boolean;
}

/**
 * What the stays of one person come to.
 * @param window when the class began and ended, or how far it has come
 * @param over whether the class is over: before that nobody has left early
 */
export function attendanceOf(stays: readonly Span[], window: Span, over: boolean): Attendance {
  const [start, end] = window;
  const intervals = within(mergeIntervals(stays), window);
  const attendedMs = lengthOf(intervals);
  const [first] = intervals;
  const last = intervals.at(-1);
  return {
    intervals,
    attendedMs,
    percent: end > start ? Math.round((attendedMs / (end - start)) * 1000) / 10 : 0,
    late: first !== undefined && first[0] > start + GRACE_MS,
    leftEarly: over && last !== undefined && last[1] < end - GRACE_MS,
  };
}

/** Without a schedule a class lasts while a host is there; without a host, while anybody is. */
export function windowOf(stays: readonly { role: string; span: Span }[]): Span | null {
  const hosts = stays.filter(({ role }) => role === 'host');
  const spans = (hosts.length > 0 ? hosts : stays).map(({ span }) => span);
  if (spans.length === 0) return null;
  return [
    spans.reduce((least, [from]) => Math.min(least, from), Infinity),
    spans.reduce((most, [, to]) => Math.max(most, to), -Infinity),
  ];
}
