import { expect, it } from 'vitest';
import { hasPassed, scoreOf, shownOptions, shuffled } from './asked';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id, right: false }));

it('shuffles without losing or doubling any', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  const mixed = shuffled(list, Math.random);
  expect(mixed.toSorted((a, b) => a - b)).toEqual(list);
  expect(shuffled([], Math.random)).toEqual([]);
});

it('shows options as written unless they are to be shuffled', () => {
  expect(shownOptions({ kind: 'single', options }, false, () => 0)).toEqual(['a', 'b', 'c']);
  expect(shownOptions({ kind: 'single', options }, true, () => 0)).not.toEqual(['a', 'b', 'c']);
});

it('never shows steps in their right order', () => {
  // A random number just below 1 leaves every item where it is.
  const still = () => 0.999;
  expect(shownOptions({ kind: 'ordering', options }, false, still)).toEqual(['b', 'c', 'a']);
});

it('passes at the mark, not below it', () => {
  expect(scoreOf([])).toBe(0);
  expect(scoreOf([true, true, false])).toBeCloseTo(2 / 3);
  expect(hasPassed(2 / 3, 66)).toBe(true);
  expect(hasPassed(2 / 3, 67)).toBe(false);
  expect(hasPassed(0.8, 80)).toBe(true);
  expect(hasPassed(0.7 + 0.1, 80)).toBe(true);
});
