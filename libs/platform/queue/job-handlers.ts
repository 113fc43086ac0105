import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GIVES_UP_JOB, HANDLES_JOB, type JobContext } from './handles-job';
import { definedJobs } from './job';
import { SWEEPS } from './sweeper';

export interface Handlers {
  handle: (payload: unknown, context: JobContext) => Promise<void>;
  giveUp?: (payload: unknown, error: Error) => Promise<void>;
}

type Method = (...args: unknown[]) => Promise<void>;

/** Finds who handles which job. Refuses when a job has no handler, or two. */
@Injectable()
export class JobHandlers {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  collect(): Map<string, Handlers> {
    const handle = this.methodsBy(HANDLES_JOB);
    const giveUp = this.methodsBy(GIVES_UP_JOB);
    const names = [...definedJobs().keys()];
    const problems = [
      ...names.filter((name) => !handle.has(name)).map((name) => `no handler for ${name}`),
      ...[...handle, ...giveUp]
        .filter(([, methods]) => methods.length > 1)
        .map(([name]) => `two handlers for ${name}`),
    ];
    if (problems.length > 0) throw new Error(`Jobs and handlers disagree: ${problems.join('; ')}`);
    return new Map(
      names.map((name) => {
        const end = giveUp.get(name)?.[0];
        return [name, { handle: handle.get(name)![0]!, ...(end && { giveUp: end }) }];
      }),
    );
  }

  sweeps(): (() => Promise<void>)[] {
    return this.methods()
      .filter(({ method }) => Reflect.hasMetadata(SWEEPS, method))
      .map(({ bound }) => bound);
  }

  private methodsBy(key: string): Map<string, Method[]> {
    const found = new Map<string, Method[]>();
    for (const { method, bound } of this.methods()) {
      const name = Reflect.getMetadata(key, method) as string | undefined;
      if (name) found.set(name, [...(found.get(name) ?? []), bound]);
    }
    return found;
  }

  private methods(): { method: object; bound: Method }[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const host = instance as Record<string, unknown>;
      const prototype = Object.getPrototypeOf(host) as Record<string, unknown> | null;
      if (!prototype || prototype === Object.prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = prototype[name];
        return typeof method === 'function' ? [{ method, bound: method.bind(host) as Method }] : [];
      });
    });
  }
}
