import { expect, it } from 'vitest';
import { describeDetails } from './describe-details';

it('puts details in one line that is not too long', () => {
  expect(describeDetails({ name: 'Priya', active: false, keys: ['a', 'b'] })).toBe(
    'name: Priya, active: false, keys: ["a","b"]',
  );
  expect(describeDetails({})).toBe('');
  expect(describeDetails({ text: 'x'.repeat(999) })).toHaveLength(301);
});
