import { describe, expect, it } from 'vitest';
import { includes, type Audience } from './audience';
import { maySee } from './visibility';

const practiceA = '01940000-0000-7000-8000-00000000000a';
const practiceB = '01940000-0000-7000-8000-00000000000b';
const chiropractor = { practiceId: practiceA, specialties: ['chiropractic', 'physical-therapy'] };
const podiatrist = { practiceId: practiceB, specialties: ['podiatry'] };

describe('includes', () => {
  it('everyone is everyone, also a practice without specialties', () => {
    expect(includes({ kind: 'everyone' }, chiropractor)).toBe(true);
    expect(includes({ kind: 'everyone' }, { practiceId: practiceA, specialties: [] })).toBe(true);
  });

  it('one common specialty is enough, none is not', () => {
    const audience: Audience = { kind: 'specialties', keys: ['podiatry', 'physical-therapy'] };
    expect(includes(audience, chiropractor)).toBe(true);
    expect(includes(audience, podiatrist)).toBe(true);
    expect(includes(audience, { practiceId: practiceA, specialties: ['chiropractic'] })).toBe(
      false,
    );
    expect(includes({ kind: 'specialties', keys: [] }, chiropractor)).toBe(false);
  });

  it('practices are named one by one', () => {
    const audience: Audience = { kind: 'practices', ids: [practiceA] };
    expect(includes(audience, chiropractor)).toBe(true);
    expect(includes(audience, podiatrist)).toBe(false);
    expect(includes(audience, { practiceId: null, specialties: [] })).toBe(false);
  });
});

describe('maySee', () => {
  const forA: Audience = { kind: 'practices', ids: [practiceA] };

  it.each(['admin', 'trainer'] as const)('%s sees every class in every state', (role) => {
    const staff = { role, practiceId: null, specialties: [] };
    for (const state of ['draft', 'published', 'archived'] as const)
      expect(maySee({ state, audience: forA }, staff)).toBe(true);
  });

  it.each(['manager', 'learner'] as const)('%s sees what is published for them', (role) => {
    expect(maySee({ state: 'published', audience: forA }, { role, ...chiropractor })).toBe(true);
    expect(maySee({ state: 'published', audience: forA }, { role, ...podiatrist })).toBe(false);
  });

  it.each(['draft', 'archived'] as const)('a %s class is invisible to customers', (state) => {
    const manager = { role: 'manager', ...chiropractor } as const;
    expect(maySee({ state, audience: { kind: 'everyone' } }, manager)).toBe(false);
  });
});
