import { describe, expect, it } from 'vitest';
import { slideChanges } from './slide-changes';

const change = (ms: number, difference = 5) => ({ ms, difference });
const every = (fromMs: number, toMs: number, stepMs = 40) =>
  Array.from({ length: Math.floor((toMs - fromMs) / stepMs) + 1 }, (_, at) =>
    change(fromMs + at * stepMs),
  );

describe('slides', () => {
  it('begin where another page comes', () => {
    expect(slideChanges([change(12_000), change(24_000)], 60_000)).toEqual([12_000, 24_000]);
  });

  it('begin where they begin to fade in', () => {
    expect(slideChanges(every(10_000, 10_600), 60_000)).toEqual([10_000]);
  });

  it('begin where scrolling comes to rest', () => {
    expect(slideChanges(every(10_000, 14_000), 60_000)).toEqual([14_000]);
  });

  it('are not what moves little, what never rests, or how it begins and ends', () => {
    const cursor = [change(5_000, 0.2), change(5_040, 0.3)];
    expect(slideChanges(cursor, 60_000)).toEqual([]);
    expect(slideChanges(every(0, 60_000), 60_000)).toEqual([]);
    expect(slideChanges([change(0), change(59_500)], 60_000)).toEqual([]);
  });
});
