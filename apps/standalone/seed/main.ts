import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, loadConfig } from '@rounds/platform/config';
import { createLogger } from '@rounds/platform/observability';
import { ClassesSeed } from './classes.seed';
import { PeopleSeed } from './people.seed';
import { SeedModule } from './seed.module';

/** Puts the demo into a migrated database; `--people-only` leaves out the classes. Can run twice. */
async function main(): Promise<void> {
  const logger = createLogger('seed', { ...loadConfig(), LOG_LEVEL: 'warn' });
  const app = await NestFactory.createApplicationContext(SeedModule, { logger });
  try {
    const people = await app.get(PeopleSeed).run();
    if (!process.argv.includes('--people-only')) await app.get(ClassesSeed).run(people);
  } finally {
    await app.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  },
);
