import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { z } from 'zod';
import { CONFIG, type Config } from '../config';
import { DomainError } from '../errors';
import { Realtime } from '../realtime';
import { backendName, openQueue } from './backend';
import { jobId, PRIORITY, QUEUES, type JobDefinition, type QueueName } from './job';

export interface EnqueueOptions {
  delayMs?: number;
  priority?: number;
}

/** Channel on which every worker hears that a running job is to stop. */
export const CANCEL_CHANNEL = 'job-cancel';

/**
 * Puts jobs in. Jobs are hints: the truth is in the database, and each context's sweeper puts in
 * again what is due, so a job lost between commit and enqueue is only late.
 */
@Injectable()
export class QueueService implements OnApplicationShutdown {
  private readonly logger = new Logger('queue');
  private readonly queues = new Map<QueueName, Queue>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly realtime: Realtime,
  ) {}

  /** A job that waits or runs under the same key already is left alone. */
  async enqueue<Schema extends z.ZodType>(
    job: JobDefinition<Schema>,
    input: z.input<Schema>,
    { delayMs = 0, priority = PRIORITY.normal }: EnqueueOptions = {},
  ): Promise<void> {
    const payload = job.payload.parse(input) as z.output<Schema>;
    const id = jobId(job, payload);
    const queue = this.queue(job.queue);
    await this.forgetEnded(queue, id);
    await queue.add(job.name, payload, {
      jobId: id,
      attempts: job.attempts,
      backoff: { type: 'exponential', delay: job.backoffMs },
      delay: delayMs,
      priority,
    });
  }

  /** Removes a waiting job, and tells the worker of a running one to stop. */
  async cancel<Schema extends z.ZodType>(
    job: JobDefinition<Schema>,
    input: z.input<Schema>,
  ): Promise<void> {
    const id = jobId(job, job.payload.parse(input) as z.output<Schema>);
    const found = await this.queue(job.queue).getJob(id);
    await found?.remove().catch(() => undefined); // running: locked by its worker
    await this.realtime.publish(CANCEL_CHANNEL, { jobId: id });
  }

  /** Counts by state, for health and the admin page. @throws DomainError `queue-unavailable` */
  async counts(): Promise<Record<QueueName, Record<string, number>>> {
    try {
      const entries = QUEUES.map(
        async (name) =>
          [
            name,
            await this.queue(name).getJobCounts(
              'waiting',
              'prioritized',
              'active',
              'delayed',
              'failed',
            ),
          ] as const,
      );
      return Object.fromEntries(await Promise.all(entries)) as Record<
        QueueName,
        Record<string, number>
      >;
    } catch (error) {
      throw new DomainError('queue-unavailable', 'unavailable', String(error));
    }
  }

  get backend(): 'redis' | 'postgresql' {
    return backendName(this.config);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
  }

  /** BullMQ ignores an id that it still remembers, also of a job that failed for good. */
  private async forgetEnded(queue: Queue, id: string): Promise<void> {
    const earlier = await queue.getJob(id);
    if (!earlier) return;
    const state = await earlier.getState();
    if (state === 'failed' || state === 'completed') await earlier.remove().catch(() => undefined);
  }

  private queue(name: QueueName): Queue {
    const open = this.queues.get(name);
    if (open) return open;
    const queue = openQueue(this.config, name);
    // Without a listener a lost connection would end the process.
    queue.on('error', (error) => this.logger.warn(`${name}: ${error.message}`));
    this.queues.set(name, queue);
    return queue;
  }
}
