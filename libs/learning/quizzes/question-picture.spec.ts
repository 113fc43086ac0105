import { expect, it } from 'vitest';
import { pictureType } from './question-picture';

it.each([
  ['89504e470d0a1a0a00', 'image/png'],
  ['ffd8ffe000', 'image/jpeg'],
  ['524946460000000057454250', 'image/webp'],
  ['524946460000000041564920', null],
  ['474946383961', null],
  ['3c737667', null],
  ['', null],
])('knows %s by its first bytes', (hex, type) => {
  expect(pictureType(Buffer.from(hex, 'hex'))).toBe(type);
});
