import { describe, expect, it } from 'vitest';
import { mediaTimeOf } from './media-time';

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
