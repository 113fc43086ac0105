import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../errors';
import { AUTHENTICATOR, type Authenticator } from './authenticator';
import { joinedOnly } from './joined-only';
import { POLICY, type Policy } from './policy';
import type { Principal } from './principal';
import type { RoundsRequest } from './request';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Denies until the endpoint's policy allows; asks for the CSRF token on every change. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RoundsRequest>();
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    const principal = await this.authenticator.authenticate(request);
    if (principal) request.principal = principal;
    assertAllowed(policy, principal);
    if (principal) assertReached(policy, principal, request);
    if (principal && policy?.kind !== 'public' && !SAFE_METHODS.has(request.method)) {
      this.assertCsrf(request, principal);
    }
    return true;
  }

  private assertCsrf(request: RoundsRequest, principal: Principal): void {
    if (this.authenticator.hasCsrfToken(request, principal)) return;
    throw new DomainError(
      'csrf-token-missing',
      'forbidden',
      'The x-csrf-token header is missing or wrong',
    );
  }
}

/** A session that a join link opened is for its webinar alone. */
function assertReached(
  policy: Policy | undefined,
  { webinarId }: Principal,
  request: RoundsRequest,
): void {
  if (webinarId === null || policy?.kind === 'public') return;
  const { id = webinarId } = (request.params ?? {}) as { id?: string };
  if (policy?.kind === 'signed-in' && policy.joined && id.toLowerCase() === webinarId) return;
  throw joinedOnly();
}

function assertAllowed(policy: Policy | undefined, principal: Principal | null): void {
  if (policy?.kind === 'public') return;
  if (!principal) throw new DomainError('not-signed-in', 'unauthenticated', 'Please sign in');
  if (policy?.kind === 'signed-in') return;
  if (policy?.kind === 'roles' && policy.roles.includes(principal.role)) return;
  throw new DomainError('role-not-allowed', 'forbidden', 'Your role does not allow this');
}
