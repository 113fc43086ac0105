import { expect, it } from 'vitest';
import { filterOf, isFiltered, queryOf } from './recording-filter';

it('goes to the address and comes back', () => {
  const filter = { state: 'ready', q: 'denials', unused: true, uploadedBy: 'x' } as const;
  expect(filterOf(queryOf(filter))).toEqual(filter);
  expect(queryOf(filterOf({}))).toEqual({});
});

it('leaves out what makes no sense', () => {
  const filter = filterOf({ state: 'nonsense', q: ['a', 'b'], unused: 'no' });
  expect(isFiltered(filter)).toBe(false);
});
