import { expect, it } from 'vitest';
import { differences, retag, type ClassTags } from './bulk-tags';

const before: ClassTags = {
  topics: ['billing:denials'],
  specialties: ['chiropractic'],
  speaker: 'Dana',
  audience: { kind: 'everyone' },
};

it('adds behind what is there, nothing twice', () => {
  const keys = ['practice:eligibility', 'billing:denials'];
  const after = retag(before, { topics: { mode: 'add', keys } });
  expect(after).toEqual({ ...before, topics: ['billing:denials', 'practice:eligibility'] });
  expect(differences(before, after)).toEqual({ topics: after.topics });
});

it('replaces, also by nothing', () => {
  const after = retag(before, {
    specialties: { mode: 'replace', keys: [] },
    speaker: 'Marcus',
    audience: { kind: 'specialties', keys: ['podiatry'] },
  });
  expect(differences(before, after)).toEqual({
    specialties: [],
    speaker: 'Marcus',
    audience: { kind: 'specialties', keys: ['podiatry'] },
  });
});

it('tells when nothing would change', () => {
  const after = retag(before, { topics: { mode: 'add', keys: ['billing:denials'] } });
  expect(differences(before, after)).toEqual({});
});
