import { describe, expect, it } from 'vitest';
import { coveredMs, unionSpans } from './spans';

describe('unionSpans', () => {
  it('sorts, joins what touches or overlaps, and drops empty spans', () => {
    const spans = [
      [500, 900],
      [0, 100],
      [100, 200],
      [300, 300],
      [600, 700],
      [950, 940],
    ] as const;
    expect(unionSpans(spans)).toEqual([
      [0, 200],
      [500, 900],
    ]);
  });

  it('leaves its input as it was', () => {
    const spans = [
      [0, 10],
      [5, 20],
    ] as const;
    unionSpans(spans);
    expect(spans).toEqual([
      [0, 10],
      [5, 20],
    ]);
  });
});

it('counts a moment that was played twice once', () => {
  expect(
    coveredMs([
      [0, 1000],
      [500, 2000],
      [3000, 3500],
    ]),
  ).toBe(2500);
});
