import { Body, Controller, Delete, Get, Headers, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  Public,
  Returns,
  ReturnsNothing,
  SignedIn,
  SignedInOrJoined,
  type Principal,
} from '@rounds/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { KnownDevice } from './known-device';
import { PeopleReader } from './people.reader';
import { SameOrigin } from './same-origin.guard';
import {
  emailAddress,
  givenPassword,
  maybeSession,
  sessionAnswer,
  type MaybeSession,
  type SessionAnswer,
} from './schemas';
import { SessionAuthenticator } from './session-authenticator';
import { SessionCookie } from './session-cookie';
import { SessionOpener } from './session-opener';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';

const credentials = z.object({ email: emailAddress, password: givenPassword });

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly people: PeopleReader,
    private readonly cookie: SessionCookie,
    private readonly device: KnownDevice,
    private readonly authenticator: SessionAuthenticator,
    private readonly opener: SessionOpener,
  ) {}

  /** Public: it is how one stops being nobody. */
  @Post()
  @Public()
  @SameOrigin()
  @Returns(sessionAnswer)
  async create(
    @Body({ schema: credentials }) body: z.infer<typeof credentials>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent: string | undefined,
  ): Promise<SessionAnswer> {
    const device = this.device.recognise(request, body.email);
    const person = await this.signIn.check(body, { ip: request.ip, device });
    const started = await this.sessions.start(person.id, userAgent ?? null);
    return await this.opener.open({ personId: person.id, ...started }, request, reply);
  }

  /** Public: the web app asks whether somebody is signed in. */
  @Get()
  @Public()
  @Returns(maybeSession)
  async read(
    @CurrentPrincipal() principal: Principal | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MaybeSession> {
    void reply.header('cache-control', 'no-store');
    if (!principal) return { person: null, csrfToken: null, webinarId: null };
    return {
      person: await this.people.me(principal.personId),
      csrfToken: this.authenticator.csrfTokenOf(principal.sessionId),
      webinarId: principal.webinarId,
    };
  }

  @Delete()
  @SignedInOrJoined()
  @ReturnsNothing()
  async end(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(principal.sessionId);
    this.cookie.clear(reply);
  }

  /** Signs the person out on every device. */
  @Delete('all')
  @SignedIn()
  @ReturnsNothing()
  async endAll(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endAllOf(principal.personId);
    this.cookie.clear(reply);
  }
}
