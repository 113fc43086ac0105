import {
  Controller,
  Delete,
  Get,
  HttpStatus,
  Param,
  Post,
  Redirect,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { SameOrigin } from '@rounds/accounts';
import { Public, ReturnsNothing } from '@rounds/platform/http';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FollowUpRefusals } from './follow-up-refusals.service';

const tokenParams = z.object({ token: z.string().max(100) });
type TokenParams = z.infer<typeof tokenParams>;
const MOST_BYTES = 4096;

/** Public: mail programs post here without session and origin (RFC 8058); the token is what allows it. */
@ApiTags('webinars')
@Controller('webinars/follow-ups')
export class FollowUpsController implements OnModuleInit {
  constructor(
    private readonly refusals: FollowUpRefusals,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Their form may come as multipart/form-data, and nothing in it matters. */
  onModuleInit(): void {
    (this.host.httpAdapter.getInstance() as FastifyInstance).addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, _body, done) => done(null, undefined),
    );
  }

  /** Who opens the address instead is shown the page where one press does it: scanners open it, too. */
  @Get(':token/refusal')
  @Public()
  @Redirect()
  @ApiResponse({ status: HttpStatus.SEE_OTHER })
  show(@Param({ schema: tokenParams }) { token }: TokenParams): {
    url: string;
    statusCode: HttpStatus;
  } {
    return { url: this.refusals.pageOf(token), statusCode: HttpStatus.SEE_OTHER };
  }

  /** No mail after webinars any more. */
  @Post(':token/refusal')
  @Public()
  @SameOrigin()
  @ReturnsNothing()
  async refuse(@Param({ schema: tokenParams }) { token }: TokenParams): Promise<void> {
    await this.refusals.refuse(token);
  }

  /** Mails after webinars again. */
  @Delete(':token/refusal')
  @Public()
  @SameOrigin()
  @ReturnsNothing()
  async takeBack(@Param({ schema: tokenParams }) { token }: TokenParams): Promise<void> {
    await this.refusals.takeBack(token);
  }
}
