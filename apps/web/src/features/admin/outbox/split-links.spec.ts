import { expect, it } from 'vitest';
import { splitLinks } from './split-links';

it('finds the links in a mail and nothing else', () => {
  expect(splitLinks('Hello,\nopen http://localhost:3000/invitation/a-b_c.\nBye')).toEqual([
    { text: 'Hello,\nopen ' },
    {
      text: 'http://localhost:3000/invitation/a-b_c',
      href: 'http://localhost:3000/invitation/a-b_c',
    },
    { text: '.\nBye' },
  ]);
  expect(splitLinks('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
});
