import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, loadConfig } from '@rounds/platform/config';
import { createLogger } from '@rounds/platform/observability';
import { endWithParent } from '@rounds/platform/process';
import { IngestGateway, RtmpListener } from '@rounds/webinars';
import { IngestModule } from './ingest.module';

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(IngestModule, {
    logger: createLogger('ingest', loadConfig()),
  });
  app.enableShutdownHooks();
  if (process.argv.includes('--end-with-parent')) endWithParent(() => app.close());
  await app.get(RtmpListener, { strict: false }).listen();
  await app.get(IngestGateway, { strict: false }).listen();
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
