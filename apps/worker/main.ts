import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, loadConfig } from '@rounds/platform/config';
import { createLogger } from '@rounds/platform/observability';
import { endWithParent } from '@rounds/platform/process';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    logger: createLogger('worker', loadConfig()),
  });
  app.enableShutdownHooks();
  if (process.argv.includes('--end-with-parent')) endWithParent(() => app.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
