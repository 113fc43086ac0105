import { Readable } from 'node:stream';
import {
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@rounds/platform/errors';
import {
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  SignedInOrJoined,
  type Principal,
  type RoundsRequest,
} from '@rounds/platform/http';
import type { FastifyReply } from 'fastify';
import { handoutAnswer } from './handout-answer';
import { assertFits } from './handout-limits';
import { Handouts } from './handouts.service';
import * as schemas from './schemas';

/** Who may hand out is the webinar's to say, not the role's. */
@ApiTags('webinars')
@Controller('webinars/:id/handouts')
@SignedIn()
export class HandoutsController {
  constructor(private readonly handouts: Handouts) {}

  /** A file for everybody in the room; it is the body as it is. */
  @Post()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(schemas.sharedHandout, 201)
  async share(
    @Param({ schema: schemas.webinarParams }) { id }: schemas.WebinarParams,
    @Query({ schema: schemas.fileQuery }) { name }: schemas.FileQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() { body, headers }: RoundsRequest,
  ): Promise<schemas.SharedHandout> {
    if (!(body instanceof Readable)) {
      throw new DomainError('handout-empty', 'unprocessable', 'There is no file in the request');
    }
    assertFits(Number(headers['content-length'] ?? 0));
    return { handout: await this.handouts.share(id, principal, { name, body }) };
  }

  @Get(':handout')
  @SignedInOrJoined()
  @ApiOkResponse({ content: { 'application/octet-stream': {} } })
  async file(
    @Param({ schema: schemas.handoutParams }) { id, handout }: schemas.HandoutParams,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return handoutAnswer(await this.handouts.open(id, handout, principal), reply);
  }

  /** Takes a file or a link back. */
  @Delete(':handout')
  @ReturnsNothing()
  async withdraw(
    @Param({ schema: schemas.handoutParams }) { id, handout }: schemas.HandoutParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.handouts.withdraw(id, handout, principal);
  }

  /** Shares again what was taken back; a file is kept for a day. */
  @Put(':handout')
  @ReturnsNothing()
  async shareAgain(
    @Param({ schema: schemas.handoutParams }) { id, handout }: schemas.HandoutParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.handouts.shareAgain(id, handout, principal);
  }
}
