import { expect, it } from 'vitest';
import { afterVote, isForgotten } from './topic-request';

it.each([
  ['open', 'open'],
  ['planned', 'planned'],
  ['done', 'open'],
] as const)('a vote makes %s %s', (before, after) => expect(afterVote(before)).toBe(after));

it('a request is forgotten with its last vote, unless it was answered', () => {
  expect(isForgotten(0, 'open')).toBe(true);
  expect(isForgotten(1, 'open')).toBe(false);
  expect(isForgotten(0, 'planned')).toBe(false);
});
