import { describe, expect, it } from 'vitest';
import { answers, filterOf, isFiltered, queryOf } from './library-filter';

describe('the library’s filter', () => {
  it('survives the way through the address', () => {
    const filter = {
      practice: 'practice:eligibility',
      billing: 'billing:denials',
      specialty: 'chiropractic',
      q: 'visit limits',
      progress: 'begun',
      sort: 'title',
    } as const;
    expect(filterOf(queryOf(filter))).toEqual(filter);
  });

  it('ignores what the address repeats, leaves empty or has wrong', () => {
    const filter = filterOf({ practice: ['a', 'b'], q: '', progress: 'x', sort: 'y', other: 'z' });
    expect(Object.values(filter).every((value) => value === undefined)).toBe(true);
    expect(isFiltered(filter)).toBe(false);
    expect(queryOf(filter)).toEqual({});
  });

  it('understands links that name one topic', () => {
    expect(filterOf({ topic: 'billing:ar' })).toMatchObject({ billing: 'billing:ar' });
    const both = { topic: 'practice:a', practice: 'practice:b' };
    expect(filterOf(both)).toMatchObject({ practice: 'practice:b', billing: undefined });
  });

  it('is not on when only the order was chosen', () => {
    expect(isFiltered({ sort: 'title' })).toBe(false);
    expect(isFiltered({ progress: 'finished' })).toBe(true);
  });

  it('picks the chapters that answer it', () => {
    const chapter = { title: 'Visit limits', topics: ['practice:eligibility'] };
    expect(answers({ practice: 'practice:eligibility' }, chapter)).toBe(true);
    expect(answers({ practice: 'practice:eligibility', billing: 'billing:ar' }, chapter)).toBe(
      false,
    );
    expect(answers({ q: 'LIMIT' }, chapter)).toBe(true);
    expect(answers({ billing: 'billing:denials', q: 'copay' }, chapter)).toBe(false);
    expect(answers({}, chapter)).toBe(false);
  });
});
