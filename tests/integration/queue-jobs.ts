import 'reflect-metadata';
import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CONFIG, configSchema, type Config } from '@rounds/platform/config';
import { DatabaseModule } from '@rounds/platform/database';
import { DomainError } from '@rounds/platform/errors';
import {
  defineJob,
  GivesUpJob,
  HandlesJob,
  QueueModule,
  QueueService,
  Sweeps,
  WorkerHostModule,
  type JobContext,
} from '@rounds/platform/queue';
import { RealtimeModule } from '@rounds/platform/realtime';
import { z } from 'zod';

const payload = z.object({ key: z.string(), count: z.coerce.number().default(1) });
type Payload = z.infer<typeof payload>;

/** One at a time, like a transcode. */
export const heavyJob = defineJob({
  name: 'test.heavy',
  queue: 'media',
  payload,
  attempts: 3,
  backoffMs: 100,
  timeoutMs: 60_000,
  dedupKey: ({ key }) => key,
});

export const quickJob = defineJob({
  name: 'test.quick',
  queue: 'light',
  payload,
  attempts: 1,
  backoffMs: 100,
  timeoutMs: 500,
  dedupKey: ({ key }) => key,
});

type Behaviour = (payload: Payload, context: JobContext) => Promise<void>;

/** What the jobs do is up to the test; what happened is on record. */
@Injectable()
export class TestJobs {
  readonly done: string[] = [];
  readonly attempts: { key: string; attempt: number; lastAttempt: boolean; at: number }[] = [];
  readonly givenUp: { key: string; message: string }[] = [];
  sweeps = 0;
  behaviour: Behaviour = () => Promise.resolve();

  @HandlesJob(heavyJob)
  heavy(given: Payload, context: JobContext): Promise<void> {
    return this.run(given, context);
  }

  @HandlesJob(quickJob)
  quick(given: Payload, context: JobContext): Promise<void> {
    return this.run(given, context);
  }

  @GivesUpJob(heavyJob)
  giveUp({ key }: Payload, { message }: Error): Promise<void> {
    this.givenUp.push({ key, message });
    return Promise.resolve();
  }

  @Sweeps()
  sweep(): Promise<void> {
    this.sweeps += 1;
    return Promise.resolve();
  }

  private async run(given: Payload, context: JobContext): Promise<void> {
    const { attempt, lastAttempt } = context;
    this.attempts.push({ key: given.key, attempt, lastAttempt, at: Date.now() });
    await this.behaviour(given, context);
    this.done.push(given.key);
  }
}

@Module({ imports: [DatabaseModule, RealtimeModule, QueueModule, WorkerHostModule] })
class QueueTestModule {
  static with(config: Config): DynamicModule {
    return {
      module: QueueTestModule,
      imports: [
        {
          module: class TestConfig {},
          global: true,
          providers: [{ provide: CONFIG, useValue: config }],
          exports: [CONFIG],
        },
      ],
      providers: [TestJobs],
    };
  }
}

export interface QueueTestApp {
  queue: QueueService;
  jobs: TestJobs;
  close(): Promise<void>;
}

/** QueueService and worker as they run in production, with jobs of the test's own. */
export async function startQueueApp(env: Record<string, string>): Promise<QueueTestApp> {
  const config = configSchema.parse({
    STORAGE_URL: 'file:///unused',
    PUBLIC_URL: 'http://localhost',
    ROUNDS_SECRET: 'a secret of at least thirty-two characters',
    ...env,
  });
  const app = await NestFactory.createApplicationContext(QueueTestModule.with(config), {
    logger: false,
  });
  return { queue: app.get(QueueService), jobs: app.get(TestJobs), close: () => app.close() };
}

/** A refusal that no further try can change. */
export const refusal = (): DomainError =>
  new DomainError('never-possible', 'unprocessable', 'This cannot work');
