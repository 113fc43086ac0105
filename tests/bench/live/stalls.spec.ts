import { expect, it } from 'vitest';
import { leastSlackMs, stallsOf } from './stalls';

const SEGMENTS = [10, 11, 12].map((sequence) => ({ sequence, takenAtMs: sequence * 1000 }));

it('counts no stall when each segment is there as its first picture is due', () => {
  const arrivals = new Map([
    [10, 11_500],
    [11, 13_500],
    [12, 14_400],
  ]);
  expect(stallsOf(SEGMENTS, arrivals, 2500)).toBe(0);
  expect(leastSlackMs(SEGMENTS, arrivals, 2500)).toBe(0);
});

it('counts a segment that came late, and one that never came', () => {
  const late = new Map([
    [10, 11_500],
    [11, 13_501],
    [12, 14_400],
  ]);
  expect(stallsOf(SEGMENTS, late, 2500)).toBe(1);
  expect(leastSlackMs(SEGMENTS, late, 2500)).toBe(-1);
  late.delete(12);
  expect(stallsOf(SEGMENTS, late, 2500)).toBe(2);
});

it('counts by the delay at which the playhead is held', () => {
  const arrivals = new Map(SEGMENTS.map(({ sequence, takenAtMs }) => [sequence, takenAtMs + 1900]));
  expect(stallsOf(SEGMENTS, arrivals, 2000)).toBe(0);
  expect(stallsOf(SEGMENTS, arrivals, 1800)).toBe(3);
});
