import { describe, expect, it } from 'vitest';
import { judgeSpeed, speedOf } from './judge-speed';

describe('a connection', () => {
  it.each([
    [50, 'good'],
    [4.5, 'good'],
    [3, 'tight'],
    [2.9, 'slow'],
    [0, 'slow'],
  ])('of %d Mbit/s is %s', (mbps, speed) => expect(judgeSpeed(mbps)).toBe(speed));

  it('is as fast as most of its downloads', () => {
    const took = (ms: number) => ({ bytes: 500_000, ms });
    expect(speedOf([took(1000), took(100), took(40_000)])).toBe(4);
    expect(speedOf([])).toBe(0);
    expect(speedOf([took(0)])).toBe(4000);
  });
});
