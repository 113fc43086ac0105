import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal';

/** A request after the authentication guard has looked at it. */
export type RoundsRequest = FastifyRequest & { principal?: Principal };
