import { expect, it } from 'vitest';
import { moved } from './moved';

it.each([
  [0, 2, ['b', 'c', 'a', 'd']],
  [3, 0, ['d', 'a', 'b', 'c']],
  [1, -5, ['b', 'a', 'c', 'd']],
  [1, 99, ['a', 'c', 'd', 'b']],
  [9, 0, ['a', 'b', 'c', 'd']],
])('moves %i to %i', (from, to, result) => {
  expect(moved(['a', 'b', 'c', 'd'], from, to)).toEqual(result);
});
