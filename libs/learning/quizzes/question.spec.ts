import { describe, expect, it } from 'vitest';
import { fits, isRight, type QuestionKey, type QuestionKind } from './question';

const option = (id: string, right: boolean) => ({ id, text: id.toUpperCase(), right });
const key = (kind: QuestionKind, rest: Partial<QuestionKey> = {}): QuestionKey => ({
  kind,
  options: [option('a', true), option('b', false), option('c', true)],
  truth: null,
  value: null,
  tolerance: 0,
  ...rest,
});
const picked = (...ids: string[]) => ({ picked: ids, value: null });
const number = (value: number | null) => ({ picked: [], value });

describe('isRight', () => {
  it('wants exactly the right options, in any order', () => {
    expect(isRight(key('multiple'), picked('c', 'a'))).toBe(true);
    expect(isRight(key('multiple'), picked('a'))).toBe(false);
    expect(isRight(key('multiple'), picked('a', 'b', 'c'))).toBe(false);
    const single = key('single', { options: [option('a', false), option('b', true)] });
    expect(isRight(single, picked('b'))).toBe(true);
    expect(isRight(single, picked('a'))).toBe(false);
    expect(isRight(single, undefined)).toBe(false);
  });

  it('wants steps in their order', () => {
    expect(isRight(key('ordering'), picked('a', 'b', 'c'))).toBe(true);
    expect(isRight(key('ordering'), picked('b', 'a', 'c'))).toBe(false);
    expect(isRight(key('ordering'), picked())).toBe(false);
  });

  it('judges statements', () => {
    expect(isRight(key('true-false', { truth: false }), picked('false'))).toBe(true);
    expect(isRight(key('true-false', { truth: true }), picked('false'))).toBe(false);
  });

  it.each([
    [12.5, 12.5, 0, true],
    [12.5, 12.51, 0, false],
    [0.3, 0.1 + 0.2, 0, true],
    [100, 104.9, 5, true],
    [100, 105, 5, true],
    [100, 105.1, 5, false],
    [-2, -2.5, 0.5, true],
  ])('takes %d for %d within %d: %s', (value, given, tolerance, right) => {
    expect(isRight(key('numeric', { value, tolerance }), number(given))).toBe(right);
  });
});

describe('fits', () => {
  it('refuses what was not offered', () => {
    expect(fits(key('single'), picked('x'))).toBe(false);
    expect(fits(key('single'), picked('a', 'b'))).toBe(false);
    expect(fits(key('multiple'), picked('a', 'a'))).toBe(false);
    expect(fits(key('ordering'), picked('a', 'b'))).toBe(false);
    expect(fits(key('true-false'), picked('maybe'))).toBe(false);
    expect(fits(key('single'), number(3))).toBe(false);
    expect(fits(key('numeric'), picked('a'))).toBe(false);
  });

  it('takes what was, and an answer that is taken back', () => {
    expect(fits(key('single'), picked('b'))).toBe(true);
    expect(fits(key('multiple'), picked())).toBe(true);
    expect(fits(key('ordering'), picked('c', 'b', 'a'))).toBe(true);
    expect(fits(key('ordering'), picked())).toBe(true);
    expect(fits(key('true-false'), picked('true'))).toBe(true);
    expect(fits(key('numeric'), number(null))).toBe(true);
  });
});
