import { describe, expect, it } from 'vitest';
import type { Span } from '../attendance/merge-intervals';
import { mediaRanges, mediaTimeOf, toTheEnd } from './media-time';

const BEGAN = Date.UTC(2026, 10, 28, 9);
const after = (seconds: number): Date => new Date(BEGAN + seconds * 1000);
const take = (beganAfter: number, startMs: number, lengthMs: number) => ({
  ...{ beganAt: after(beganAfter), startMs, lengthMs },
});

/** A minute, forty seconds of nobody, then half a minute. */
const TAKES = [take(0, 0, 60_000), take(100, 60_000, 30_000)];

describe('the place of a moment in the recording', () => {
  it.each([
    ['before the first picture', -30, 0],
    ['with the first picture', 0, 0],
    ['in the first take', 42.5, 42_500],
    ['as the presenter goes', 60, 60_000],
    ['while nobody presents', 80, 60_000],
    ['as the presenter is back', 100, 60_000],
    ['after the gap, which is not in the recording', 110, 70_000],
    ['after the end', 500, 90_000],
  ])('%s', (_, seconds, ms) => {
    expect(mediaTimeOf(TAKES, after(seconds))).toBe(ms);
  });

  it('is the later take where clocks of two presenters overlap', () => {
    const takes = [take(0, 0, 60_000), take(58, 60_000, 30_000)];
    expect(mediaTimeOf(takes, after(57))).toBe(57_000);
    expect(mediaTimeOf(takes, after(59))).toBe(61_000);
  });

  it('runs on through takes without a gap, as after a restart of the encoder', () => {
    const takes = [take(0, 0, 4000), take(4, 4000, 4000)];
    expect([3, 4, 5].map((seconds) => mediaTimeOf(takes, after(seconds)))).toEqual([
      3000, 4000, 5000,
    ]);
  });

  it('is 0 where nothing was shown', () => {
    expect(mediaTimeOf([], after(5))).toBe(0);
  });
});

const ms = (...spans: [number, number][]): Span[] =>
  spans.map(([from, to]) => [from * 1000, to * 1000]);
const clock = (...spans: [number, number][]): Span[] =>
  spans.map(([from, to]) => [after(from).getTime(), after(to).getTime()]);

describe('what the recording has of a stay', () => {
  it.each<[string, Span[], Span[]]>([
    ['is all of it for who came before and stayed', clock([-30, 500]), ms([0, 90])],
    ['is a part', clock([10, 30]), ms([10, 30])],
    ['goes on over a gap', clock([50, 110]), ms([50, 70])],
    ['is none of the gap', clock([65, 95]), []],
    ['is nothing before and after', clock([-30, -1], [140, 150]), []],
    ['counts once on two devices', clock([10, 30], [20, 40]), ms([10, 40])],
    ['leaves out an absence', clock([0, 10], [20, 60]), ms([0, 10], [20, 60])],
    ['is sorted, however they came', clock([100, 110], [0, 10]), ms([0, 10], [60, 70])],
  ])('%s', (_, spans, expected) => expect(mediaRanges(TAKES, spans)).toEqual(expected));

  it('is nothing where nothing was shown', () => {
    expect(mediaRanges([], clock([0, 500]))).toEqual([]);
  });
});

describe('the end of what went out', () => {
  it('is the end of a recording that is a little longer', () => {
    expect(toTheEnd(ms([0, 10], [60, 90]), 90_000, 90_040)).toEqual([
      [0, 10_000],
      [60_000, 90_040],
    ]);
    expect(toTheEnd(ms([0, 80]), 90_000, 90_040)).toEqual(ms([0, 80]));
  });

  it('is not that of one with another length', () => {
    expect(toTheEnd(ms([0, 90]), 90_000, 120_000)).toEqual(ms([0, 90]));
    expect(toTheEnd(ms([0, 90]), 90_000, 89_000)).toEqual(ms([0, 90]));
  });
});
