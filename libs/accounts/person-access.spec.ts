import { describe, expect, it } from 'vitest';
import { assertMayPlace, assertMaySee, boundOf } from './person-access';

const admin = { role: 'admin', practiceId: null } as const;
const trainer = { role: 'trainer', practiceId: null } as const;
const manager = { role: 'manager', practiceId: 'A' } as const;
const learner = { role: 'learner', practiceId: 'A' } as const;

const code = (value: string): unknown => expect.objectContaining({ code: value });

describe('what one may see', () => {
  it('has no bound for staff and one for managers', () => {
    expect(boundOf(admin)).toBeNull();
    expect(boundOf(trainer)).toBeNull();
    expect(boundOf(manager)).toBe('A');
  });

  it('is nothing for learners, and for a manager without a practice', () => {
    expect(() => boundOf(learner)).toThrow(code('not-found'));
    expect(() => boundOf({ role: 'manager', practiceId: null })).toThrow(code('not-found'));
  });

  it('hides other practices and staff from a manager', () => {
    expect(() => assertMaySee(manager, { practiceId: 'A' })).not.toThrow();
    expect(() => assertMaySee(manager, { practiceId: 'B' })).toThrow(code('not-found'));
    expect(() => assertMaySee(manager, { practiceId: null })).toThrow(code('not-found'));
  });
});

describe('where one may put people', () => {
  it('is anywhere for an admin, if role and practice fit', () => {
    expect(() => assertMayPlace(admin, { role: 'learner', practiceId: 'B' })).not.toThrow();
    expect(() => assertMayPlace(admin, { role: 'admin', practiceId: null })).not.toThrow();
    expect(() => assertMayPlace(admin, { role: 'learner', practiceId: null })).toThrow(
      code('practice-required'),
    );
    expect(() => assertMayPlace(admin, { role: 'trainer', practiceId: 'A' })).toThrow(
      code('practice-not-for-staff'),
    );
  });

  it('is the own practice for a manager, never among staff', () => {
    expect(() => assertMayPlace(manager, { role: 'manager', practiceId: 'A' })).not.toThrow();
    expect(() => assertMayPlace(manager, { role: 'learner', practiceId: 'B' })).toThrow(
      code('not-found'),
    );
    expect(() => assertMayPlace(manager, { role: 'admin', practiceId: null })).toThrow(
      code('role-not-grantable'),
    );
    expect(() => assertMayPlace(manager, { role: 'learner', practiceId: null })).toThrow(
      code('practice-required'),
    );
  });
});
