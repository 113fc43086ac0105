import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal, Role } from './principal';
import type { RoundsRequest } from './request';

/** Who may call an endpoint. There is no default: an endpoint without one stops the boot. */
export type Policy =
  | { kind: 'public' }
  | { kind: 'signed-in'; joined: boolean }
  | { kind: 'roles'; roles: readonly Role[] };

export const POLICY = 'rounds:policy';

/** Anybody, signed in or not. Say why where it is used. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(POLICY, { kind: 'public' } satisfies Policy);

/** Everybody who has signed in, whatever the role. */
export const SignedIn = (): MethodDecorator & ClassDecorator =>
  SetMetadata(POLICY, { kind: 'signed-in', joined: false } satisfies Policy);

/**
 * Also who came by a join link, which reaches one webinar: where the path names one as `:id`, it
 * has to be that.
 */
export const SignedInOrJoined = (): MethodDecorator & ClassDecorator =>
  SetMetadata(POLICY, { kind: 'signed-in', joined: true } satisfies Policy);

/** Only these roles; everybody else gets 403. */
export const Allow = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  SetMetadata(POLICY, { kind: 'roles', roles } satisfies Policy);

/** The signed-in person; on a public endpoint null when nobody is. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | null =>
    context.switchToHttp().getRequest<RoundsRequest>().principal ?? null,
);
