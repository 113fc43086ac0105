import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SameOrigin, SessionOpener, sessionAnswer, type SessionAnswer } from '@rounds/accounts';
import { Public, Returns } from '@rounds/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idParams, type IdParams } from '../schedule/schemas';
import { JoinLinks } from './join-links.service';
import { joinInput, type JoinInput } from './schemas';

@ApiTags('webinars')
@Controller('webinars/:id/join')
export class JoiningController {
  constructor(
    private readonly links: JoinLinks,
    private readonly opener: SessionOpener,
  ) {}

  /** Public: the token of the mail is what opens, and it opens this webinar alone. */
  @Post()
  @Public()
  @SameOrigin()
  @Returns(sessionAnswer)
  async join(
    @Param({ schema: idParams }) { id }: IdParams,
    @Body({ schema: joinInput }) { token }: JoinInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const personId = await this.links.open(id, token);
    return await this.opener.openJoined(personId, id, request, reply);
  }
}
