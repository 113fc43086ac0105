import { expect, it } from 'vitest';
import { backoffMs } from './backoff';

it('doubles up to half a minute', () => {
  const waits = [0, 1, 2, 3, 4, 5, 50].map((failures) => backoffMs(failures, () => 0));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

it('takes off a quarter at most', () => {
  expect(backoffMs(2, () => 0.999)).toBeGreaterThanOrEqual(3000);
  expect(backoffMs(2, () => 0.5)).toBe(3500);
});
