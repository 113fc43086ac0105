import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal';

/** The accounts context tells the platform who a request comes from. */
export interface Authenticator {
  /** Null when there is no live session. Never throws for a bad cookie. */
  authenticate(request: Pick<FastifyRequest, 'cookies'>): Promise<Principal | null>;
  /** Whether the request carries this session's CSRF token in `x-csrf-token`. */
  hasCsrfToken(request: FastifyRequest, principal: Principal): boolean;
}

export const AUTHENTICATOR = Symbol('authenticator');
