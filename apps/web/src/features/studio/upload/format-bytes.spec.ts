import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes';

it('shows bytes in the unit that fits', () => {
  const shown = [0, 999, 1024 ** 2 - 1, 1_450_000, 20 * 1024 ** 3].map((n) => formatBytes(n, 'en'));
  expect(shown).toEqual(['0 byte', '999 byte', '1 MB', '1.4 MB', '20 GB']);
});
