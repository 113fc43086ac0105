import 'reflect-metadata';
import { configSchema } from '@rounds/platform/config';
import { migrate } from '@rounds/platform/database';
import { z } from 'zod';
import { environment } from './environment';

/** `npm run migrate`: brings the database of DATABASE_URL to the newest migration. */
async function main(): Promise<void> {
  const wanted = configSchema.pick({ DATABASE_URL: true, DATABASE_POOL: true });
  const parsed = wanted.safeParse(environment());
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const done = await migrate(parsed.data);
  for (const name of done) console.log(`ran ${name}`);
  console.log(done.length === 0 ? 'Nothing to migrate' : `${done.length} migrations ran`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
