import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** Tells Fastify to leave the bytes of uploads to whoever reads the request. */
@Injectable()
export class UploadBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // A process without HTTP (the seed) has no adapter.
    const instance = (
      this.host.httpAdapter as { getInstance(): unknown } | undefined
    )?.getInstance();
    if (!instance) return;
    (instance as FastifyInstance).addContentTypeParser(
      'application/offset+octet-stream',
      (_request, _payload, done) => done(null),
    );
  }
}
