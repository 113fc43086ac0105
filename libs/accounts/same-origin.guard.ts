import {
  Inject,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError } from '@rounds/platform/errors';
import type { FastifyRequest } from 'fastify';

/**
 * Guards public endpoints that change something: they have no session, hence no CSRF token. A
 * browser always tells the origin of a POST; other clients may leave it out.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  private readonly publicOrigin: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.publicOrigin = new URL(config.PUBLIC_URL).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { origin } = request.headers;
    if (origin === undefined || origin === this.publicOrigin) return true;
    if (hostOf(origin) === request.host) return true;
    throw new DomainError('origin-not-allowed', 'forbidden', 'The request comes from another site');
  }
}

/** On a method that anybody may call: only from our own pages, or from no page at all. */
export const SameOrigin = (): MethodDecorator & ClassDecorator => UseGuards(SameOriginGuard);

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
