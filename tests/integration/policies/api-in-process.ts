import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '@rounds/platform/config';
import { createTestDatabase, makeTempDir } from '@rounds/testing';
import { vi } from 'vitest';
import { createApp } from '../../../apps/api/create-app';
import type { ApiUnderTest } from '../accounts-world';

/** The whole API as it runs, but within this process, so that its routes can be looked at. */
export async function startApiInProcess(): Promise<
  ApiUnderTest & { nest: NestFastifyApplication }
> {
  const database = await createTestDatabase();
  const folder = await makeTempDir('policies');
  const settings = {
    DATABASE_URL: database.url,
    STORAGE_URL: pathToFileURL(join(folder, 'storage')).href,
    PUBLIC_URL: 'http://rounds.example',
    ROUNDS_SECRET: 'a secret of the policy walk, long enough',
    LOG_LEVEL: 'error',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const nest = await createApp(loadConfig());
  await nest.listen(0, '127.0.0.1');
  const stop = async (): Promise<void> => {
    await nest.close();
    await database.drop();
    vi.unstubAllEnvs();
  };
  return { nest, baseUrl: await nest.getUrl(), databaseUrl: database.url, stop };
}
