import { expect, it } from 'vitest';
import { landingOf } from './landing';

it.each([
  [60_000, { kept: 3, dropped: 0 }],
  [20_001, { kept: 3, dropped: 0 }],
  [20_000, { kept: 2, dropped: 1 }],
  [1, { kept: 1, dropped: 2 }],
])('on a video of %d ms', (durationMs, landing) => {
  const chapters = [0, 10_000, 20_000].map((startMs) => ({ startMs }));
  expect(landingOf(chapters, durationMs)).toEqual(landing);
});
