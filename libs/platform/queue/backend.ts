import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  setDefaultBackendFactory,
  Worker,
  type ConnectionOptions,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import type { Config } from '../config';
import type { QueueName } from './job';

type BackendConfig = Pick<Config, 'DATABASE_URL' | 'REDIS_URL'>;

/**
 * BullMQ on Redis when REDIS_URL is set, else on PostgreSQL. The classes are the same; only the
 * connection differs, and BullMQ types it for Redis.
 */
function connection(config: BackendConfig): ConnectionOptions {
  if (config.REDIS_URL) {
    setDefaultBackendFactory(createRedisBackend);
    return { url: config.REDIS_URL, maxRetriesPerRequest: null };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const postgres = { connectionString: config.DATABASE_URL, migrate: true, max: 3 };
  return postgres as unknown as ConnectionOptions;
}

export const backendName = (config: BackendConfig): 'redis' | 'postgresql' =>
  config.REDIS_URL ? 'redis' : 'postgresql';

export const openQueue = (config: BackendConfig, name: QueueName): Queue =>
  new Queue(name, {
    connection: connection(config),
    prefix: 'rounds',
    defaultJobOptions: { removeOnComplete: true, removeOnFail: { age: 14 * 24 * 3600 } },
  });

export const openWorker = (
  config: BackendConfig,
  name: QueueName,
  process: Processor,
  options: Pick<WorkerOptions, 'concurrency'>,
): Worker =>
  new Worker(name, process, {
    connection: connection(config),
    prefix: 'rounds',
    autorun: false,
    // A killed worker's jobs go on elsewhere within lockDuration + stalledInterval.
    lockDuration: 15_000,
    stalledInterval: 5_000,
    // Being killed is not the job's fault: only its own errors count against its attempts.
    maxStalledCount: 1000,
    runRetryDelay: 2_000,
    ...options,
  });
