import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { equalInConstantTime, looksLikeToken, newToken, seal } from './token';

const DEVICE_COOKIE = 'rounds_device';
const YEAR_SECONDS = 365 * 86_400;
/** A front desk shares one computer; the oldest mark gives way. */
const PEOPLE_PER_DEVICE = 8;

/**
 * Remembers in the browser, sealed, who has signed in there before (OWASP "device cookies"), so
 * that strangers who guess at an account do not slow its owner down. It opens nothing by itself.
 * The cookie: a device number, then one seal per person, joined by dots.
 */
@Injectable()
export class KnownDevice {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The device number when this person has signed in here before, else null. */
  recognise(request: FastifyRequest, email: string): string | null {
    const { device, seals } = this.read(request);
    if (device === null) return null;
    const own = this.sealOf(device, email);
    return seals.some((each) => equalInConstantTime(each, own)) ? device : null;
  }

  remember(request: FastifyRequest, reply: FastifyReply, email: string): void {
    const known = this.read(request);
    const device = known.device ?? newToken();
    const own = this.sealOf(device, email);
    const others = known.seals.filter((each) => each !== own);
    const value = [device, own, ...others.slice(0, PEOPLE_PER_DEVICE - 1)].join('.');
    void reply.setCookie(DEVICE_COOKIE, value, {
      path: '/api/session',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.PUBLIC_URL.startsWith('https:'),
      maxAge: YEAR_SECONDS,
    });
  }

  private read(request: FastifyRequest): { device: string | null; seals: string[] } {
    const [device = '', ...seals] = (request.cookies?.[DEVICE_COOKIE] ?? '').split('.');
    if (!looksLikeToken(device)) return { device: null, seals: [] };
    return { device, seals: seals.filter(looksLikeToken).slice(0, PEOPLE_PER_DEVICE) };
  }

  private sealOf(device: string, email: string): string {
    return seal(this.config.ROUNDS_SECRET, 'device', `${device}:${email}`);
  }
}
