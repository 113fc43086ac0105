import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** Tells Fastify to hand files on as they come, instead of reading them into memory. */
@Injectable()
export class HandoutBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    (this.host.httpAdapter.getInstance() as FastifyInstance).addContentTypeParser(
      'application/octet-stream',
      (_request, payload, done) => done(null, payload),
    );
  }
}
