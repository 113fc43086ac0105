import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from './decimal';

describe('parseDecimal', () => {
  it.each([
    ['12', 12],
    [' 12.50 ', 12.5],
    ['1,250', 1250],
    ['1,250.75', 1250.75],
    ['1.250,75', 1250.75],
    ['12,5', 12.5],
    ['$40', 40],
    ['80 %', 80],
    ['-3.5', -3.5],
    ['−3', -3],
    ['.5', 0.5],
    ['1,000,000', 1_000_000],
  ])('reads %j in English', (text, value) => {
    expect(parseDecimal(text, 'en')).toBe(value);
  });

  it.each([
    ['12,5', 12.5],
    ['12.50', 12.5],
    ['1.250', 1250],
    ['0.125', 0.125],
    ['1.250,5', 1250.5],
  ])('reads %j in Spanish', (text, value) => {
    expect(parseDecimal(text, 'es')).toBe(value);
  });

  it.each(['', 'twelve', '1.2.3', '1,25,3', '--2', '12 or 13', '1e5', ',', '1,2.3,4'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text, 'en')).toBeNull();
    },
  );
});

it('writes a number so that it is read again as the same', () => {
  for (const locale of ['en', 'es']) {
    for (const value of [0.5, 1250, 12.125, -3, 1_234_567.89]) {
      expect(parseDecimal(formatDecimal(value, locale), locale)).toBe(value);
    }
  }
});
