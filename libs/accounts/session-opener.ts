import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownDevice } from './known-device';
import { PeopleReader } from './people.reader';
import type { SessionAnswer } from './schemas';
import { SessionAuthenticator } from './session-authenticator';
import { SessionCookie } from './session-cookie';
import { SessionsService, type StartedSession } from './sessions.service';

/** Hands a new session to the browser: cookies, CSRF token and who one is now. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly sessions: SessionsService,
    private readonly people: PeopleReader,
    private readonly cookie: SessionCookie,
    private readonly device: KnownDevice,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  async open(
    { personId, sessionId, token }: StartedSession & { personId: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const answer = await this.hand({ personId, sessionId, token }, null, request, reply);
    this.device.remember(request, reply, answer.person.email);
    return answer;
  }

  /** For who holds a join link: they have not shown that they know the password. */
  async openJoined(
    personId: string,
    webinarId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const agent = request.headers['user-agent'] ?? null;
    const started = await this.sessions.startJoined(personId, webinarId, agent);
    return await this.hand({ personId, ...started }, webinarId, request, reply);
  }

  private async hand(
    { personId, sessionId, token }: StartedSession & { personId: string },
    webinarId: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const former = this.cookie.read(request);
    if (former !== null) await this.sessions.endByToken(former);
    const person = await this.people.me(personId);
    this.cookie.write(reply, token);
    return { person, csrfToken: this.authenticator.csrfTokenOf(sessionId), webinarId };
  }
}
