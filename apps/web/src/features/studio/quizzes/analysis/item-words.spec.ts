import { expect, it } from 'vitest';
import { discriminationWord, facilityWord, wantsALook } from './item-words';

it.each([
  [1, 'nearly-all'],
  [0.9, 'nearly-all'],
  [0.75, 'most'],
  [0.5, 'half'],
  [0.25, 'few'],
  [0, 'hardly-any'],
] as const)('says of facility %f: %s', (facility, word) => {
  expect(facilityWord(facility)).toBe(word);
});

it.each([
  [0.6, 'well'],
  [0.2, 'weakly'],
  [0, 'not'],
  [-0.3, 'inverted'],
  [null, 'unknown'],
] as const)('says of discrimination %s: %s', (discrimination, word) => {
  expect(discriminationWord(discrimination)).toBe(word);
});

it('points at questions that nobody gets, or that mislead those who know', () => {
  expect(wantsALook(0.1, 0.5)).toBe(true);
  expect(wantsALook(0.6, -0.2)).toBe(true);
  expect(wantsALook(0.6, null)).toBe(false);
});
