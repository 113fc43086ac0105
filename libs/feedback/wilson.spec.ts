import { describe, expect, it } from 'vitest';
import { wilson } from './wilson';

describe('the Wilson score interval', () => {
  // Worked by hand from the formula, and the first two as in Newcombe, Statistics in Medicine 17
  // (1998), 857–872, table I, method 3: 81/263 and 15/148.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [1, 1, 0.2065, 1],
  ])('%i of %i lie between %d and %d', (positive, n, low, high) => {
    const interval = wilson(positive, n);
    expect(interval?.share).toBeCloseTo(positive / n, 10);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is none when nobody has answered', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('stays within 0 and 1, holds the share, and narrows with more answers', () => {
    let width = 2;
    for (const n of [1, 2, 5, 10, 100, 10_000]) {
      for (let positive = 0; positive <= Math.min(n, 100); positive++) {
        const { share, low, high } = wilson(positive, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(share).toBeGreaterThanOrEqual(low);
        expect(share).toBeLessThanOrEqual(high);
      }
      const none = wilson(0, n)!;
      expect(none.high - none.low).toBeLessThan(width);
      width = none.high - none.low;
    }
  });
});
