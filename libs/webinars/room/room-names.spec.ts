import { expect, it } from 'vitest';
import { namesFor } from './room-names';

const person = (number: number, role: 'host' | 'viewer', practiceId: string | null) => ({
  ...{ number, role, practiceId, name: `Person ${number}`, personId: `${number}` },
  ...{ muted: false, handRaised: false },
});
const people = [person(1, 'host', null), person(2, 'viewer', 'a'), person(3, 'viewer', 'b')];
const known = (role: 'host' | 'viewer', practiceId: string | null): string[] =>
  Object.keys(namesFor({ role, practiceId }, people));

it('are those of hosts and of the own practice; hosts know all', () => {
  expect(known('viewer', 'a')).toEqual(['1', '2']);
  expect(known('viewer', 'c')).toEqual(['1']);
  expect(known('host', null)).toEqual(['1', '2', '3']);
});
