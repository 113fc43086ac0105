import { expect, it } from 'vitest';
import { attemptPath, placeOf } from './quiz-path';

it('names an attempt, and a place in it', () => {
  expect(attemptPath('a', 'b')).toBe('/quiz/a?attempt=b');
  expect(attemptPath('a', 'b', 3)).toBe('/quiz/a?attempt=b&q=3');
  expect(attemptPath('a', 'b', 'end')).toBe('/quiz/a?attempt=b&q=end');
});

it.each([
  ['1', 1],
  ['5', 5],
  ['end', 'end'],
  ['0', null],
  ['6', null],
  ['-1', null],
  ['1e1', null],
  [undefined, null],
  [['1', '2'], null],
])('reads %j of five questions', (query, place) => {
  expect(placeOf(query, 5)).toBe(place);
});
