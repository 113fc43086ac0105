import { expect, it } from 'vitest';
import { cameFromClass } from './previous-class';

it.each([
  [{ back: '/watch/one/chapter', current: '/watch/two' }, true],
  [{ back: '/watch/two/chapter', current: '/watch/two' }, false],
  [{ back: '/library?q=CO-97', current: '/watch/two' }, false],
  [{ back: null, current: '/watch/two' }, false],
  [null, false],
])('tells from %j whether another class came before', (state, expected) => {
  expect(cameFromClass(state, 'two')).toBe(expected);
});
