import { expect, it } from 'vitest';
import { countByCode, isDone, refsOf } from './outcome';

const result = (id: string, code: string, revision: number | null = 1) => ({
  ...{ id, code, revision, message: '' },
});

it('goes on with what came to an end, and only that', () => {
  const results = [
    result('a', 'made'),
    result('b', 'has-class', 4),
    result('c', 'not-found', null),
  ];
  expect(refsOf(results, 'made', 'has-class')).toEqual([
    { id: 'a', revision: 1 },
    { id: 'b', revision: 4 },
  ]);
});

it('counts the ends', () => {
  const results = ['waiting', 'published', 'waiting'].map((code) => result('x', code));
  expect(countByCode(results)).toEqual([
    ['waiting', 2],
    ['published', 1],
  ]);
  expect(isDone({ code: 'waiting' })).toBe(true);
  expect(isDone({ code: 'edited-meanwhile' })).toBe(false);
});
