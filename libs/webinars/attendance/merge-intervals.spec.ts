import { describe, expect, it } from 'vitest';
import { lengthOf, mergeIntervals, within, type Span } from './merge-intervals';

describe('the union of stays', () => {
  it.each<[string, Span[], Span[]]>([
    ['nothing', [], []],
    ['one', [[1, 5]], [[1, 5]]],
    ['a rejoin', [[1, 5], [7, 9]], [[1, 5], [7, 9]]], // prettier-ignore
    ['two devices', [[1, 5], [3, 9]], [[1, 9]]], // prettier-ignore
    ['a device within the time of another', [[1, 9], [3, 4]], [[1, 9]]], // prettier-ignore
    ['one that goes on where the other ended', [[1, 5], [5, 9]], [[1, 9]]], // prettier-ignore
    ['stays in any order', [[7, 9], [1, 2], [2, 3]], [[1, 3], [7, 9]]], // prettier-ignore
    ['what ends before it begins', [[5, 1]], []],
  ])('of %s', (_, spans, expected) => expect(mergeIntervals(spans)).toEqual(expected));

  it('leaves what it was given as it was', () => {
    const spans: Span[] = [
      [3, 4],
      [1, 9],
    ];
    mergeIntervals(spans);
    expect(spans).toEqual([
      [3, 4],
      [1, 9],
    ]);
  });
});

it('cuts at the window', () => {
  const spans: Span[] = [
    [0, 4],
    [6, 12],
    [20, 30],
  ];
  expect(within(spans, [2, 10])).toEqual([
    [2, 4],
    [6, 10],
  ]);
  expect(lengthOf(within(spans, [2, 10]))).toBe(6);
});
