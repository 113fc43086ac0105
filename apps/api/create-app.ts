import 'reflect-metadata';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@rounds/platform/config';
import { createLogger } from '@rounds/platform/observability';
import { ApiModule } from './app.module';
import { passIngestOn } from './ingest-proxy';
import { addSecurityHeaders } from './security-headers';
import { serveWebApp } from './web-app';

/** JSON bodies are small here; uploads have their own route and limits. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** The API as it runs, not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // Hop 0 is the direct peer: without a proxy in front nobody's X-Forwarded-For is believed.
    trustProxy: (_address, hop) => hop < config.TRUSTED_PROXIES,
    routerOptions: { maxParamLength: 1024 },
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, {
    logger: createLogger('api', config),
  });
  app.setGlobalPrefix('api', { exclude: ['media/{*path}'] });
  await app.register(cookie);
  await addSecurityHeaders(app);
  if (config.WEB_ROOT) await serveWebApp(app, config.WEB_ROOT);
  if (config.INGEST_ADDRESS) passIngestOn(app, config.INGEST_ADDRESS);
  app.enableShutdownHooks();
  return app;
}
