import { describe, expect, it } from 'vitest';
import { busiest, toBins } from './pin-bins';

describe('a strip of marks', () => {
  it('has one column per second of a short class, cut at its end', () => {
    const bins = toBins(
      [
        { atMs: 0, count: 1 },
        { atMs: 2000, count: 3 },
        { atMs: 9000, count: 9 },
      ],
      2500,
    );
    expect(bins).toEqual([
      { startMs: 0, endMs: 1000, count: 1 },
      { startMs: 1000, endMs: 2000, count: 0 },
      { startMs: 2000, endMs: 2500, count: 3 },
    ]);
    expect(busiest(bins)?.startMs).toBe(2000);
  });

  it('has 120 columns at most, and adds up what falls into one', () => {
    const hour = 3_600_000;
    const bins = toBins(
      [
        { atMs: 31_000, count: 1 },
        { atMs: 59_000, count: 2 },
      ],
      hour,
    );
    expect(bins).toHaveLength(120);
    expect(bins[1]).toEqual({ startMs: 30_000, endMs: 60_000, count: 3 });
  });

  it('of nothing has no busiest place', () => {
    expect(toBins([], 0)).toEqual([]);
    expect(busiest(toBins([], 5000))).toBeNull();
  });
});
