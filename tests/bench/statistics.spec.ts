import { expect, it } from 'vitest';
import { median, percentile, rounded } from './statistics';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

it.each([
  [0.5, 50],
  [0.95, 95],
  [1, 100],
  [0, 1],
])('the %d part of 1 to 100 is %d', (part, value) => {
  expect(percentile(hundred, part)).toBe(value);
});

it('takes one of few, and nothing of none', () => {
  expect(median([3])).toBe(3);
  expect(median([9, 1, 5])).toBe(5);
  expect(() => median([])).toThrow('nothing was measured');
  expect(rounded(1.23456)).toBe(1.23);
});
