import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public, Returns, ReturnsNothing } from '@rounds/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvitationsService, type Invitation } from './invitations.service';
import { newPassword } from './password';
import { PasswordResetsService } from './password-resets.service';
import { SameOrigin } from './same-origin.guard';
import { emailAddress, personName, sessionAnswer, type SessionAnswer } from './schemas';
import { SessionOpener } from './session-opener';

const tokenParam = z.object({ token: z.string().min(1).max(200) });
type TokenParam = z.infer<typeof tokenParam>;

const resetRequest = z.object({ email: emailAddress });
const resetCompletion = z.object({ password: newPassword });
const acceptance = z.object({ name: personName, password: newPassword });
const invitation = z
  .object({ email: z.string(), name: z.string(), practiceName: z.string().nullable() })
  .meta({ id: 'Invitation' });

/** Public throughout: the token of the link is what opens, and it works once. */
@ApiTags('session')
@Controller()
@Public()
export class LinksController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly resets: PasswordResetsService,
    private readonly opener: SessionOpener,
  ) {}

  /** Always 202: the answer does not tell whether somebody has this address. */
  @Post('password-resets')
  @SameOrigin()
  @HttpCode(202)
  @ApiResponse({ status: 202 })
  async requestReset(
    @Body({ schema: resetRequest }) { email }: z.infer<typeof resetRequest>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.resets.request(email, ip);
  }

  @Post('password-resets/:token')
  @SameOrigin()
  @ReturnsNothing()
  async completeReset(
    @Param({ schema: tokenParam }) { token }: TokenParam,
    @Body({ schema: resetCompletion }) { password }: z.infer<typeof resetCompletion>,
  ): Promise<void> {
    await this.resets.complete(token, password);
  }

  @Get('invitations/:token')
  @Returns(invitation)
  async readInvitation(
    @Param({ schema: tokenParam }) { token }: TokenParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Invitation> {
    void reply.header('cache-control', 'no-store');
    return await this.invitations.read(token);
  }

  /** Accepts the invitation and signs in. */
  @Post('invitations/:token')
  @SameOrigin()
  @Returns(sessionAnswer)
  async accept(
    @Param({ schema: tokenParam }) { token }: TokenParam,
    @Body({ schema: acceptance }) body: z.infer<typeof acceptance>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent: string | undefined,
  ): Promise<SessionAnswer> {
    const started = await this.invitations.accept(token, {
      ...body,
      userAgent: userAgent ?? null,
    });
    return await this.opener.open(started, request, reply);
  }
}
