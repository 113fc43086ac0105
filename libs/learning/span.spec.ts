import { describe, expect, it } from 'vitest';
import { fromMultirange, toMultirange } from './multirange';
import { coveredMs, firstMissing, lengthOf, normalise, takeFirst, type Span } from './span';

const spans: Span[] = [
  [0, 1000],
  [5000, 6000],
];

describe('normalise', () => {
  it('sorts, unites what overlaps or touches, clips and drops what is empty', () => {
    const messy: Span[] = [
      [5000, 9000],
      [-10, 500],
      [500, 700],
      [600, 650],
      [3, 3],
      [7000, 99_000],
    ];
    expect(normalise(messy, 8000)).toEqual([
      [0, 700],
      [5000, 8000],
    ]);
  });

  it('leaves its input alone', () => {
    const input: Span[] = [
      [0, 5],
      [2, 9],
    ];
    normalise(input, 100);
    expect(input).toEqual([
      [0, 5],
      [2, 9],
    ]);
  });
});

describe('takeFirst', () => {
  it.each([
    [0, []],
    [400, [[0, 400]]],
    [1000, [[0, 1000]]],
    [
      1001,
      [
        [0, 1000],
        [5000, 5001],
      ],
    ],
    [9000, spans],
  ] as const)('of %i ms', (ms, expected) => {
    expect(takeFirst(spans, ms)).toEqual(expected);
  });
});

it('lengthOf adds up', () => {
  expect(lengthOf(spans)).toBe(2000);
  expect(lengthOf([])).toBe(0);
});

it.each([
  [0, 6000, 2000],
  [500, 5500, 1000],
  [1000, 5000, 0],
  [200, 300, 100],
])('coveredMs of [%i, %i) is %i', (start, end, ms) => {
  expect(coveredMs(spans, start, end)).toBe(ms);
});

describe('multirange', () => {
  it('is written as PostgreSQL reads it', () => {
    expect(toMultirange(spans)).toBe('{[0,1000),[5000,6000)}');
    expect(toMultirange([])).toBe('{}');
  });

  it('reads what was written', () => {
    expect(fromMultirange(toMultirange(spans))).toEqual(spans);
    expect(fromMultirange('{}')).toEqual([]);
  });
});

describe('the first gap worth watching', () => {
  it.each<[string, Span[], number | null]>([
    ['is where somebody left', [[0, 30_000]], 30_000],
    ['is the beginning for who came late', [[20_000, 60_000]], 0],
    ['is where somebody was away', [[0, 10_000], [30_000, 60_000]], 10_000], // prettier-ignore
    ['is none of a few seconds', [[3000, 20_000], [24_000, 58_000]], null], // prettier-ignore
    ['is none where nothing is missing', [[0, 60_000]], null],
    ['is all of it where nothing was seen', [], 0],
  ])('%s', (_, watched, expected) => expect(firstMissing(watched, 60_000)).toBe(expected));
});
