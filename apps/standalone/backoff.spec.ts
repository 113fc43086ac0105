import { expect, it } from 'vitest';
import { Backoff } from './backoff';

it('waits longer for what keeps dying, and forgets after a minute of health', () => {
  const backoff = new Backoff();
  const waits = Array.from({ length: 9 }, () => backoff.nextMs(100));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(backoff.nextMs(60_000)).toBe(500);
});
