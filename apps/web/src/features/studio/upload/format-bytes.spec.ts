import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes';

it('shows bytes in the unit that fits', () => {
  const shown = [0, 999, 999_999, 1_450_000, 20_000_000_000].map((n) => formatBytes(n, 'en'));
  expect(shown).toEqual(['0 byte', '999 byte', '1 MB', '1.5 MB', '20 GB']);
});
