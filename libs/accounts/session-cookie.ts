import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { looksLikeToken } from './token';

const SESSION_COOKIE = 'rounds_session';
const DAY_SECONDS = 86_400;

/** A session ends after this long without a request, … */
export const IDLE_DAYS = 14;
/** … and after this long in any case. */
export const ABSOLUTE_DAYS = 90;
/** One that a join link opened is for one class. */
export const JOINED_DAYS = 1;

/** Carries the session's token between browser and server, out of reach of scripts. */
@Injectable()
export class SessionCookie {
  private readonly options: CookieSerializeOptions;

  constructor(@Inject(CONFIG) config: Config) {
    const secure = config.PUBLIC_URL.startsWith('https:');
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  /** The token, when the request carries one that can be ours. */
  read(request: Pick<FastifyRequest, 'cookies'>): string | null {
    const value = request.cookies?.[SESSION_COOKIE];
    return value !== undefined && looksLikeToken(value) ? value : null;
  }

  write(reply: FastifyReply, token: string): void {
    const maxAge = ABSOLUTE_DAYS * DAY_SECONDS;
    void reply.setCookie(SESSION_COOKIE, token, { ...this.options, maxAge });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(SESSION_COOKIE, this.options);
  }
}
