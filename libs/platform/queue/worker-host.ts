import { hostname } from 'node:os';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { DomainError } from '../errors';
import { newId } from '../ids';
import { Realtime } from '../realtime';
import { openWorker } from './backend';
import type { JobContext } from './handles-job';
import { definedJobs, QUEUES, type JobDefinition } from './job';
import { JobHandlers, type Handlers } from './job-handlers';
import { CANCEL_CHANNEL } from './queue.service';

/** Two sweeps at once would only do the same twice. */
const SWEEP_LOCK = 7_261_002;
const HEARTBEAT_EVERY_MS = 5_000;

/** Runs the jobs of a worker process: one BullMQ worker per queue, heartbeat, sweepers. */
@Injectable()
export class WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('worker');
  private readonly workerId = newId();
  private readonly running = new Map<string, AbortController>();
  private readonly timers: NodeJS.Timeout[] = [];
  private workers: Worker[] = [];
  private handlers = new Map<string, Handlers>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly jobHandlers: JobHandlers,
    private readonly dataSource: DataSource,
    private readonly realtime: Realtime,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers = this.jobHandlers.collect();
    this.realtime.subscribe(CANCEL_CHANNEL, ({ jobId }) => {
      this.running.get(String(jobId))?.abort(new Error('cancelled'));
    });
    this.workers = QUEUES.map((name) => {
      const concurrency = name === 'media' ? this.config.WORKER_CONCURRENCY : 5;
      const worker = openWorker(this.config, name, (job) => this.process(job), { concurrency });
      worker.on('error', (error) => this.logger.warn(`${name}: ${error.message}`));
      worker.on('failed', (job, error) => void this.ended(job, error));
      void worker.run().catch((error: unknown) => this.logger.error(`${name}: ${String(error)}`));
      return worker;
    });
    await this.heartbeat();
    this.every(HEARTBEAT_EVERY_MS, () => this.heartbeat());
    this.every(this.config.SWEEP_SECONDS * 1000, () => this.sweep());
    this.logger.log(`takes ${[...definedJobs().keys()].join(', ')}`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.running.forEach((controller) => controller.abort(new Error('the worker shuts down')));
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
    await this.dataSource.query('delete from worker where id = $1', [this.workerId]);
  }

  private async process(job: Job): Promise<void> {
    const definition = definedJobs().get(job.name);
    const handlers = this.handlers.get(job.name);
    if (!definition || !handlers) throw new UnrecoverableError(`Unknown job ${job.name}`);
    const parsed = definition.payload.safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError(`Bad payload: ${parsed.error.message}`);
    const controller = new AbortController();
    const id = job.id ?? '';
    this.running.set(id, controller);
    const timeout = setTimeout(
      () => controller.abort(new Error('timed out')),
      definition.timeoutMs,
    );
    try {
      await handlers.handle(parsed.data, contextOf(job, definition, controller.signal));
    } catch (error) {
      if (error instanceof DomainError)
        throw new UnrecoverableError(`${error.code}: ${error.message}`);
      throw error;
    } finally {
      clearTimeout(timeout);
      this.running.delete(id);
    }
  }

  /** Tells the context when BullMQ will not try again. */
  private async ended(job: Job | undefined, error: Error): Promise<void> {
    if (!job) return;
    const definition = definedJobs().get(job.name);
    const over =
      error instanceof UnrecoverableError || job.attemptsMade >= (definition?.attempts ?? 1);
    this.logger.warn(
      `${job.id ?? job.name} ${over ? 'given up' : 'will be tried again'}: ${error.message}`,
    );
    const parsed = definition?.payload.safeParse(job.data);
    if (!over || !parsed?.success) return;
    await this.handlers
      .get(job.name)
      ?.giveUp?.(parsed.data, error)
      .catch((failure: unknown) => this.logger.error(String(failure)));
  }

  private async heartbeat(): Promise<void> {
    await this.dataSource.query(
      `insert into worker (id, host, pid, started_at, last_seen_at) values ($1, $2, $3, now(), now())
       on conflict (id) do update set last_seen_at = now()`,
      [this.workerId, hostname(), process.pid],
    );
    await this.dataSource.query(
      `delete from worker where last_seen_at < now() - interval '1 hour'`,
    );
  }

  private async sweep(): Promise<void> {
    const lock = this.dataSource.createQueryRunner();
    try {
      const [row] = (await lock.query('select pg_try_advisory_lock($1) as mine', [SWEEP_LOCK])) as {
        mine: boolean;
      }[];
      if (!row?.mine) return;
      try {
        for (const sweep of this.jobHandlers.sweeps()) await sweep();
      } finally {
        await lock.query('select pg_advisory_unlock($1)', [SWEEP_LOCK]);
      }
    } finally {
      await lock.release();
    }
  }

  /** Repeats without overlap; a failure is logged and the next round tries again. */
  private every(intervalMs: number, work: () => Promise<void>): void {
    let busy = false;
    const tick = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      try {
        await work();
      } catch (error) {
        this.logger.warn(String(error));
      } finally {
        busy = false;
      }
    };
    this.timers.push(setInterval(() => void tick(), intervalMs));
  }
}

function contextOf(job: Job, definition: JobDefinition, signal: AbortSignal): JobContext {
  const attempt = job.attemptsMade + 1;
  return { jobId: job.id ?? '', attempt, lastAttempt: attempt >= definition.attempts, signal };
}
