import { expect, it } from 'vitest';
import { isOwnOrigin } from './origin';

const PUBLIC = 'https://rounds.example/app';

it.each([
  [undefined, '127.0.0.1:3000', true],
  ['https://rounds.example', 'api:3000', true],
  ['http://127.0.0.1:3000', '127.0.0.1:3000', true],
  ['https://evil.example', 'rounds.example', false],
  ['https://rounds.example.evil.example', 'rounds.example', false],
  ['http://rounds.example:8080', 'rounds.example', false],
  ['null', 'rounds.example', false],
  ['', 'rounds.example', false],
])('from %j at %s: %s', (origin, host, expected) => {
  expect(isOwnOrigin(origin, host, PUBLIC)).toBe(expected);
});
