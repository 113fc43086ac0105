import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, loadConfig } from '@rounds/platform/config';
import { createLogger } from '@rounds/platform/observability';
import { AssignmentsSeed } from './assignments.seed';
import { ClassesSeed } from './classes.seed';
import { CoverageSeed } from './coverage.seed';
import { DemoFeedbackSeed } from './feedback.seed';
import { PeopleSeed } from './people.seed';
import { DemoQuizSeed } from './quizzes.seed';
import { SeedModule } from './seed.module';
import { DemoWebinarSeed } from './webinars.seed';

/** Puts the demo into a migrated database; `--people-only` leaves out the classes. Can run twice. */
async function main(): Promise<void> {
  const logger = createLogger('seed', { ...loadConfig(), LOG_LEVEL: 'warn' });
  const app = await NestFactory.createApplicationContext(SeedModule, { logger });
  try {
    const people = await app.get(PeopleSeed).run();
    if (process.argv.includes('--people-only')) return;
    await app.get(ClassesSeed).run(people);
    await app.get(DemoFeedbackSeed).run(people);
    await app.get(DemoQuizSeed).run(people);
    await app.get(CoverageSeed).run(people);
    await app.get(AssignmentsSeed).run();
    await app.get(DemoWebinarSeed).run(people);
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
