import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configSchema } from '@rounds/platform/config';
import { repositoryRoot } from '@rounds/testing';
import { expect, it } from 'vitest';

it('documents every setting in the README', async () => {
  const readme = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
  const missing = Object.keys(configSchema.shape).filter((name) => !readme.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
