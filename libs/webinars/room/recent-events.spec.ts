import { expect, it } from 'vitest';
import { RecentEvents } from './recent-events';
import { WISH_LIMIT } from './wish-limit';

const at = (ms: number): Date => new Date(1_800_000_000_000 + ms);

it('lets a person wait until the first of so many is old enough, and nobody else', () => {
  const recent = new RecentEvents();
  for (let count = 0; count < WISH_LIMIT.points; count++) {
    expect(recent.waitMs('ana', at(count))).toBe(0);
    recent.add('ana', at(count));
  }
  expect(recent.waitMs('ana', at(1000))).toBe(WISH_LIMIT.seconds * 1000 - 1000);
  expect(recent.waitMs('ben', at(1000))).toBe(0);
  expect(recent.waitMs('ana', at(WISH_LIMIT.seconds * 1000))).toBe(0);
  recent.add('ana', at(WISH_LIMIT.seconds * 1000));
  expect(recent.waitMs('ana', at(WISH_LIMIT.seconds * 1000))).toBe(1);
});
