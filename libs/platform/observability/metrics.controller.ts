import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config';
import { DomainError, notFound } from '../errors';
import { Public } from '../http';
import { Metrics } from './metrics';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** For Prometheus, which has a token instead of a session. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  /** Public: the token is checked here. Not there while none is set. */
  @Get()
  @Public()
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = this.config.METRICS_TOKEN;
    if (!token) throw notFound('metrics');
    if (!timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))) {
      throw new DomainError('metrics-refused', 'unauthenticated', 'The token is not the right one');
    }
    const text = await this.metrics.text();
    await reply.header('content-type', this.metrics.contentType).send(text);
  }
}
