import { expect, it } from 'vitest';
import { answerLines } from './answer-lines';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() }));
const words = {
  trueFalse: (id: string) => (id === 'true' ? 'Yes' : 'No'),
  tolerance: (value: string) => `± ${value}`,
};
const lines = (kind: string, picked: string[], value: number | null = null, tolerance = 0) =>
  answerLines({ kind, options, unit: '$' }, { picked, value, tolerance }, 'es', words);

it('lists what was chosen as the question has it, and an ordering as it was put', () => {
  expect(lines('multiple', ['c', 'a'])).toEqual(['A', 'C']);
  expect(lines('ordering', ['c', 'a', 'b'])).toEqual(['C', 'A', 'B']);
  expect(lines('single', ['gone'])).toEqual([]);
});

it('writes numbers as the language does, with unit and tolerance', () => {
  expect(lines('numeric', [], 12.5)).toEqual(['12,5 $']);
  expect(lines('numeric', [], 12.5, 0.25)).toEqual(['12,5 $ ± 0,25']);
  expect(lines('numeric', [])).toEqual([]);
});

it('says true and false in words', () => {
  expect(lines('true-false', ['true'])).toEqual(['Yes']);
});
