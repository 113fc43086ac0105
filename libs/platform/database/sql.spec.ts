import { expect, it } from 'vitest';
import { containing } from './sql';

it.each([
  ['CO-97', '%CO-97%'],
  [' 100% ', '%100\\%%'],
  ['a_b', '%a\\_b%'],
  ['c:\\x', '%c:\\\\x%'],
])('%s becomes %s', (text, pattern) => {
  expect(containing(text)).toBe(pattern);
});
