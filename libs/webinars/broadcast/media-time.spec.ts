import { describe, expect, it } from 'vitest';
import type { Span } from '../attendance/merge-intervals';
import { mediaRanges, takeTimeline, toTheEnd } from './media-time';

const NOON = Date.parse('2027-03-14T12:00:00Z');
const at = (second: number): number => NOON + second * 1000;
const seconds = (...spans: [number, number][]): Span[] =>
  spans.map(([from, to]) => [from * 1000, to * 1000]);
const clock = (...spans: [number, number][]): Span[] =>
  spans.map(([from, to]) => [at(from), at(to)]);

/** On air from 10 to 70 and, after a gap, from 100 to 130. */
const timeline = takeTimeline([
  { beganAt: new Date(at(10)), startMs: 0, lengthMs: 60_000 },
  { beganAt: new Date(at(100)), startMs: 60_000, lengthMs: 30_000 },
]);

describe('what somebody saw live', () => {
  it.each<[string, Span[], Span[]]>([
    ['is all of it for who came before and stayed', clock([0, 500]), seconds([0, 90])],
    ['is a part', clock([20, 40]), seconds([10, 30])],
    ['goes on over a gap', clock([60, 110]), seconds([50, 70])],
    ['is none of the gap', clock([75, 95]), []],
    ['is nothing before and after', clock([0, 9], [140, 150]), []],
    ['counts once on two devices', clock([20, 40], [30, 50]), seconds([10, 40])],
    ['leaves out an absence', clock([10, 20], [30, 70]), seconds([0, 10], [20, 60])],
    ['is sorted, however they came', clock([100, 110], [10, 20]), seconds([0, 10], [60, 70])],
  ])('%s', (_, spans, expected) => expect(mediaRanges(timeline, spans)).toEqual(expected));

  it('is nothing of what never went out', () => {
    expect(mediaRanges(takeTimeline([]), clock([0, 500]))).toEqual([]);
  });
});

describe('the end of what went out', () => {
  it('is the end of a recording that is a little longer', () => {
    expect(toTheEnd(seconds([0, 10], [60, 90]), 90_000, 90_040)).toEqual([
      [0, 10_000],
      [60_000, 90_040],
    ]);
    expect(toTheEnd(seconds([0, 80]), 90_000, 90_040)).toEqual(seconds([0, 80]));
  });

  it('is not that of one with another length', () => {
    expect(toTheEnd(seconds([0, 90]), 90_000, 120_000)).toEqual(seconds([0, 90]));
    expect(toTheEnd(seconds([0, 90]), 90_000, 89_000)).toEqual(seconds([0, 90]));
  });
});
