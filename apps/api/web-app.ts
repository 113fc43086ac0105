import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the built web app from the API's own origin. Files under /assets carry a hash in their
 * name and never change; every other address that is a page gets index.html.
 */
export async function serveWebApp(app: NestFastifyApplication, root: string): Promise<void> {
  const index = await readFile(join(root, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    maxAge: '1y',
    immutable: true,
    index: false,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/favicon.svg', (_, reply) => reply.sendFile('favicon.svg', root));
  fastify.get('/*', (request, reply) => {
    const isPage = !/^\/(api|media|assets)\//.test(request.url);
    if (!isPage) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').type('text/html').send(index);
  });
}
