import { describe, expect, it } from 'vitest';
import { answers, filterOf, isFiltered, queryOf } from './library-filter';

describe('the library’s filter', () => {
  it('survives the way through the address', () => {
    const filter = { topic: 'practice:eligibility', specialty: 'chiropractic', q: 'visit limits' };
    expect(filterOf(queryOf(filter))).toEqual(filter);
  });

  it('ignores what the address repeats or leaves empty', () => {
    const filter = filterOf({ topic: ['a', 'b'], q: '', other: 'x' });
    expect(filter).toEqual({ topic: undefined, specialty: undefined, q: undefined });
    expect(isFiltered(filter)).toBe(false);
    expect(queryOf(filter)).toEqual({});
  });

  it('picks the chapters that answer it', () => {
    const chapter = { title: 'Visit limits', topics: ['practice:eligibility'] };
    expect(answers({ topic: 'practice:eligibility' }, chapter)).toBe(true);
    expect(answers({ q: 'LIMIT' }, chapter)).toBe(true);
    expect(answers({ topic: 'billing:denials', q: 'copay' }, chapter)).toBe(false);
    expect(answers({}, chapter)).toBe(false);
  });
});
