import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '@rounds/platform/embedded';
import { startProcess, type ManagedProcess } from './managed-process';
import { repositoryRoot } from './repository';
import { makeTempDir } from './run-context';
import { createTestDatabase } from './test-database';
import { until } from './until';

export interface AppOptions {
  /** Number of workers, default 1. */
  workers?: number;
  /** BullMQ runs on this Redis instead of on PostgreSQL. */
  redisUrl?: string;
  /** A database of the caller's, e.g. of a server that the test kills; default: a fresh one. */
  databaseUrl?: string;
  /** More settings, e.g. `{ SMTP_URL }`. */
  env?: Record<string, string>;
}

export interface RunningApp {
  /** http://127.0.0.1:PORT, without a trailing slash. */
  baseUrl: string;
  databaseUrl: string;
  /** Folder with `storage/` and `scratch-N/`. */
  dataDir: string;
  /** What every process of this app was started with. */
  env: Record<string, string>;
  api: ManagedProcess;
  workers: ManagedProcess[];
  /** One more worker with the same settings. */
  addWorker(): Promise<ManagedProcess>;
  /** Stops all, drops the database, removes the folder. */
  stop(): Promise<void>;
}

/** Starts the built API and workers as real processes with their own database, port and storage. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const database = options.databaseUrl
    ? { url: options.databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase();
  const dataDir = await makeTempDir('app');
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const env = {
    HOST: '127.0.0.1',
    PORT: `${port}`,
    DATABASE_URL: database.url,
    STORAGE_URL: pathToFileURL(join(dataDir, 'storage')).href,
    PUBLIC_URL: baseUrl,
    ROUNDS_SECRET: randomBytes(32).toString('hex'),
    WEB_ROOT: join(repositoryRoot, 'dist/web'),
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    ...options.env,
  };
  const api = await startServer('api', env, dataDir, () => answers(`${baseUrl}/api/health`));
  const workers: ManagedProcess[] = [];
  const addWorker = async () => {
    const scratch = join(dataDir, `scratch-${workers.length + 1}`);
    const settings = { ...env, SCRATCH_DIR: scratch };
    const worker = await startServer('worker', settings, dataDir, (output) =>
      until(() => output().includes(WORKER_READY), 'the worker is ready', 60_000),
    );
    workers.push(worker);
    return worker;
  };
  const stop = async () => {
    await Promise.all([api, ...workers].map((process) => process.stop()));
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  for (let count = 0; count < (options.workers ?? 1); count++) await addWorker();
  return { baseUrl, databaseUrl: database.url, dataDir, env, api, workers, addWorker, stop };
}

/** Part of what a worker writes once it takes jobs. */
const WORKER_READY = 'takes ';

function startServer(
  name: 'api' | 'worker',
  env: Record<string, string>,
  cwd: string,
  ready: (output: () => string) => Promise<void>,
): Promise<ManagedProcess> {
  const args = ['--enable-source-maps', join(repositoryRoot, `dist/server/${name}.js`)];
  return startProcess({ args, cwd, env, ready });
}

/** Any answer will do: health counts workers, and a test may want none. */
function answers(url: string): Promise<void> {
  const asked = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  return until(asked, `${url} answers`, 60_000);
}
