import { expect, it } from 'vitest';
import { addCounted, countedOf, nothingCounted, toFigures } from './figures';

it('figures of nothing are nothing, and few', () => {
  expect(toFigures(nothingCounted)).toEqual({
    n: 0,
    positive: 0,
    mean: null,
    share: null,
    few: true,
  });
});

it('ten answers are not few any more', () => {
  const nine = { n: 9, positive: 9, sum: 40 };
  const ten = addCounted(nine, { n: 1, positive: 0, sum: 2 });
  expect(toFigures(nine).few).toBe(true);
  expect(toFigures(ten)).toMatchObject({ n: 10, positive: 9, mean: 4.2, few: false });
  expect(toFigures(ten).share?.share).toBe(0.9);
});

it('counts what was given: how many ones, twos, … fives', () => {
  expect(countedOf([1, 0, 2, 3, 4])).toEqual({ n: 10, positive: 7, sum: 1 + 6 + 12 + 20 });
  expect(countedOf([0, 0, 0, 0, 0])).toEqual(nothingCounted);
});
