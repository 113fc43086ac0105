import { expect, it } from 'vitest';
import { checklistOf, type Check, type ClassFacts } from './checklist';

const ready: ClassFacts = {
  playable: true,
  description: 'How coverage is checked',
  topics: ['practice:eligibility'],
  chapters: [{ topics: [] }, { topics: [] }],
  patientChecked: true,
};
const stateOf = (key: Check, facts: Partial<ClassFacts>) =>
  checklistOf({ ...ready, ...facts }).find((item) => item.key === key)?.state;

it('has nothing left of a class that is ready, but the captions that nobody makes yet', () => {
  const left = checklistOf(ready).filter(({ state }) => state !== 'done');
  expect(left).toEqual([{ key: 'captions', state: 'open' }]);
});

it.each([
  ['playable', { playable: false }, 'blocking'],
  ['patientData', { patientChecked: false }, 'blocking'],
  ['chapters', { chapters: [] }, 'open'],
  ['chapters', { chapters: [{ topics: [] }] }, 'open'],
  ['topics', { topics: [] }, 'open'],
  ['topics', { topics: [], chapters: [{ topics: ['billing:ar'] }] }, 'done'],
  ['description', { description: ' \n' }, 'open'],
] as const)('%s of %j is %s', (key, facts, state) => {
  expect(stateOf(key, facts)).toBe(state);
});
