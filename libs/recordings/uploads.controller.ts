import { Readable } from 'node:stream';
import {
  Controller,
  Delete,
  Get,
  Head,
  Inject,
  Options,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '@rounds/platform/config';
import { notFound } from '@rounds/platform/errors';
import { Allow, Returns, type RoundsRequest } from '@rounds/platform/http';
import { uploadLimits, uploadLimitsView } from './upload-limits';
import { uploadProblem } from './upload-problem';
import { UploadsService } from './uploads.service';

const params = z.object({ id: z.uuid() });
type Params = z.infer<typeof params>;

/** tus 1.0 (https://tus.io/protocols/resumable-upload) at /api/uploads. */
@ApiTags('uploads')
@Controller('uploads')
@Allow('admin', 'trainer')
export class UploadsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly uploads: UploadsService,
  ) {}

  /** What a file may be at most, and what kinds are taken. */
  @Get('limits')
  @Returns(uploadLimitsView)
  limits(): z.infer<typeof uploadLimitsView> {
    return uploadLimits(this.config);
  }

  @Options()
  @ApiExcludeEndpoint()
  options(@Req() request: RoundsRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pass(request, reply);
  }

  @Post()
  @ApiExcludeEndpoint()
  begin(@Req() request: RoundsRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pass(request, reply);
  }

  @Head(':id')
  @ApiExcludeEndpoint()
  offset(
    @Param({ schema: params }) { id }: Params,
    @Req() request: RoundsRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pass(request, reply, id);
  }

  @Patch(':id')
  @ApiExcludeEndpoint()
  append(
    @Param({ schema: params }) { id }: Params,
    @Req() request: RoundsRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pass(request, reply, id);
  }

  @Delete(':id')
  @ApiExcludeEndpoint()
  end(
    @Param({ schema: params }) { id }: Params,
    @Req() request: RoundsRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pass(request, reply, id);
  }

  private async pass(request: RoundsRequest, reply: FastifyReply, id?: string): Promise<void> {
    if (!request.principal) throw notFound('upload');
    const answer = await this.uploads.answer(toWebRequest(request), request.principal, id);
    const { status, headers } = answer.response;
    void reply.status(status).header('cache-control', 'no-store');
    for (const [name, value] of headers) {
      // The browser talks to its own origin only.
      if (!name.startsWith('access-control-')) void reply.header(name, value);
    }
    if (answer.recordingId) void reply.header('x-recording-id', answer.recordingId);
    if (status < 400) {
      await reply.send();
      return;
    }
    await reply
      .removeHeader('content-length')
      .header('content-type', 'application/problem+json')
      .send(uploadProblem(status, await answer.response.text()));
  }
}

/** The body stays a stream: it is never held in memory. */
function toWebRequest({ raw, method, url, headers }: RoundsRequest): Request {
  const kept = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') kept.set(name, value);
  }
  const body = method === 'PATCH' || method === 'POST' ? Readable.toWeb(raw) : null;
  const init = { method, headers: kept, body, duplex: 'half' } as unknown as RequestInit;
  return new Request(new URL(url, 'http://localhost'), init);
}
