import { expect, it } from 'vitest';
import { carryOver } from './carry-over';

const chapters = [0, 10_000, 25_000].map((startMs, index) => ({ id: index, startMs }));
const spans = (durationMs: number) =>
  carryOver(chapters, durationMs).map(({ id, startMs, endMs }) => [id, startMs, endMs]);

it.each([
  [
    'longer',
    60_000,
    [
      [0, 0, 10_000],
      [1, 10_000, 25_000],
      [2, 25_000, 60_000],
    ],
  ],
  [
    'as long',
    30_000,
    [
      [0, 0, 10_000],
      [1, 10_000, 25_000],
      [2, 25_000, 30_000],
    ],
  ],
  [
    'shorter',
    24_000,
    [
      [0, 0, 10_000],
      [1, 10_000, 24_000],
    ],
  ],
  ['ending where a chapter begins', 10_000, [[0, 0, 10_000]]],
  ['very short', 1, [[0, 0, 1]]],
])('over a video that is %s, the chapters tile it', (_, durationMs, expected) => {
  expect(spans(durationMs)).toEqual(expected);
});

it('of nothing is nothing', () => expect(carryOver([], 1000)).toEqual([]));
