import { expect, it } from 'vitest';
import { newsOf, type Standing } from './registration-news';

const tell = (
  state: Standing['state'],
  webinarState: Standing['webinarState'],
  told: Standing['told'],
) => {
  const { kind, calendar, told: after } = newsOf({ state, webinarState, told });
  return [kind, calendar, after];
};

it.each([
  ['registered', 'scheduled', null, ['registered', 'REQUEST', 'registered']],
  ['registered', 'scheduled', 'waiting', ['moved-up', 'REQUEST', 'registered']],
  ['registered', 'scheduled', 'registered', ['changed', 'REQUEST', 'registered']],
  ['waiting', 'scheduled', null, ['waiting', null, 'waiting']],
  ['waiting', 'scheduled', 'waiting', ['changed', null, 'waiting']],
  ['waiting', 'scheduled', 'registered', ['waiting', 'CANCEL', 'waiting']],
  ['cancelled', 'scheduled', 'registered', ['left', 'CANCEL', null]],
  ['cancelled', 'scheduled', 'waiting', ['left', null, null]],
  ['cancelled', 'scheduled', null, [null, null, null]],
  ['registered', 'cancelled', 'registered', ['cancelled', 'CANCEL', null]],
  ['waiting', 'cancelled', 'waiting', ['cancelled', null, null]],
  ['registered', 'cancelled', null, [null, null, null]],
  ['registered', 'ended', 'registered', [null, null, 'registered']],
] as const)('%s in a %s one, told %s: %j', (state, webinarState, told, expected) => {
  expect(tell(state, webinarState, told)).toEqual(expected);
});
