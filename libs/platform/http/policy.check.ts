import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { POLICY, type Policy } from './policy';

export interface RouteInfo {
  method: string;
  /** As Fastify knows it, without the global prefix: `/classes/:id`. */
  path: string;
  policy: Policy | undefined;
  handler: string;
}

/** Knows every route and its policy; refuses to boot when a route declares none. */
@Injectable()
export class PolicyCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.routes().filter(({ policy }) => !policy);
    if (open.length === 0) return;
    const list = open.map(({ method, path, handler }) => `  ${method} ${path} (${handler})`);
    throw new Error(`Endpoints without @Public, @SignedIn or @Allow:\n${list.join('\n')}`);
  }

  routes(): RouteInfo[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.routesOf(metatype, prototype[name], `${metatype.name}.${name}`));
    });
  }

  private routesOf(controller: Function, handler: unknown, label: string): RouteInfo[] {
    if (typeof handler !== 'function') return [];
    const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (verb === undefined) return [];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      handler as () => unknown,
      controller as () => unknown,
    ]);
    const bases = pathsOf(controller);
    return pathsOf(handler).flatMap((path) =>
      bases.map((base) => ({
        method: RequestMethod[verb] ?? 'ALL',
        path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
        policy,
        handler: label,
      })),
    );
  }
}

function pathsOf(target: object): string[] {
  const found = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(found) ? found : [found ?? ''];
}
