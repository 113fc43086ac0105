import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import type { Authenticator, Principal } from '@rounds/platform/http';
import type { FastifyRequest } from 'fastify';
import { SessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';
import { equalInConstantTime, seal } from './token';

/** Tells the platform's guard who a request comes from, by the session cookie. */
@Injectable()
export class SessionAuthenticator implements Authenticator {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionsService,
  ) {}

  async authenticate(request: Pick<FastifyRequest, 'cookies'>): Promise<Principal | null> {
    const token = this.cookie.read(request);
    return token === null ? null : await this.sessions.principalOf(token);
  }

  hasCsrfToken(request: FastifyRequest, { sessionId }: Principal): boolean {
    const sent = request.headers['x-csrf-token'];
    return typeof sent === 'string' && equalInConstantTime(sent, this.csrfTokenOf(sessionId));
  }

  /** Bound to the session: another session's token does not serve. */
  csrfTokenOf(sessionId: string): string {
    return seal(this.config.ROUNDS_SECRET, 'csrf', sessionId);
  }
}
