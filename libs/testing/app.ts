import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
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
  /** With the ingest of live broadcasts. */
  ingest?: boolean;
  /** BullMQ runs on this Redis instead of on PostgreSQL. */
  redisUrl?: string;
  /** A database of the caller's, e.g. of a server that the test kills; default: a fresh one. */
  databaseUrl?: string;
  /** A folder of the caller's, outside a run of the tests; it goes when the app stops. */
  dataDir?: string;
  /** Begins as a copy of this one, with its database, its files and its secret. */
  like?: AppSnapshot;
  /** More settings, e.g. `{ SMTP_URL }`. */
  env?: Record<string, string>;
}

/** What an app has made, kept until the run ends; plain data, for any process of the run. */
export interface AppSnapshot {
  database: string;
  storageDir: string;
  secret: string;
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
  /** One more API with the same settings, on a port of its own. @returns its address, too */
  addApi(): Promise<{ api: ManagedProcess; baseUrl: string }>;
  /** Null unless it was asked for. */
  ingest: ManagedProcess | null;
  /** One more worker with the same settings. */
  addWorker(): Promise<ManagedProcess>;
  /** Ends the processes for good and keeps what they made, for `startApp({ like })`. */
  snapshot(): Promise<AppSnapshot>;
  /** Stops all, drops the database, removes the folder. */
  stop(): Promise<void>;
}

/** Starts the built API and workers as real processes with their own database, port and storage. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const database = options.databaseUrl
    ? { url: options.databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase(options.like?.database);
  const dataDir = options.dataDir ?? (await makeTempDir('app'));
  const storageDir = join(dataDir, 'storage');
  if (options.like) await cp(options.like.storageDir, storageDir, { recursive: true });
  const secret = options.like?.secret ?? randomBytes(32).toString('hex');
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const [ingestPort, rtmpPort] = options.ingest ? [await freePort(), await freePort()] : [0, 0];
  const env = {
    HOST: '127.0.0.1',
    PORT: `${port}`,
    DATABASE_URL: database.url,
    STORAGE_URL: pathToFileURL(storageDir).href,
    PUBLIC_URL: baseUrl,
    ROUNDS_SECRET: secret,
    SWEEP_SECONDS: '1',
    ...(existsSync(join(WEB_ROOT, 'index.html')) ? { WEB_ROOT } : {}),
    ...(options.ingest
      ? {
          INGEST_PORT: `${ingestPort}`,
          INGEST_ADDRESS: `127.0.0.1:${ingestPort}`,
          RTMP_PORT: `${rtmpPort}`,
          INGEST_SPOOL: join(dataDir, 'spool'),
        }
      : {}),
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    ...options.env,
  };
  const processes: ManagedProcess[] = [];
  const halt = () => Promise.all(processes.map((process) => process.stop()));
  const snapshot = async (): Promise<AppSnapshot> => {
    await halt();
    return { database: new URL(database.url).pathname.slice(1), storageDir, secret };
  };
  const stop = async () => {
    await halt();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const start = async (
    name: 'api' | 'worker' | 'ingest',
    settings: Record<string, string>,
    ready: Ready,
  ) => {
    const args = ['--enable-source-maps', join(repositoryRoot, `dist/server/${name}.js`)];
    const process = await startProcess({ args, cwd: dataDir, env: { ...env, ...settings }, ready });
    processes.push(process);
    return process;
  };
  const workers: ManagedProcess[] = [];
  const addWorker = async () => {
    const SCRATCH_DIR = join(dataDir, `scratch-${workers.length + 1}`);
    const worker = await start('worker', { SCRATCH_DIR }, takesJobs);
    workers.push(worker);
    return worker;
  };
  const addApi = async () => {
    const other = `${await freePort()}`;
    const otherUrl = `http://127.0.0.1:${other}`;
    const ready = () => answers(`${otherUrl}/api/health`);
    return { api: await start('api', { PORT: other }, ready), baseUrl: otherUrl };
  };
  try {
    const api = await start('api', {}, () => answers(`${baseUrl}/api/health`));
    const ingest = options.ingest ? await start('ingest', {}, takesBroadcasts) : null;
    for (let count = 0; count < (options.workers ?? 1); count++) await addWorker();
    const databaseUrl = database.url;
    const running = { baseUrl, databaseUrl, dataDir, env, api, workers, ingest };
    return { ...running, addApi, addWorker, snapshot, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Ready = (output: () => string) => Promise<void>;

const WEB_ROOT = join(repositoryRoot, 'dist/web');

/** A worker says which jobs it takes once it takes them. */
const takesJobs: Ready = (output) =>
  until(() => output().includes('takes '), 'the worker takes jobs', 60_000);

const takesBroadcasts: Ready = (output) =>
  until(() => output().includes('takes broadcasts'), 'the ingest takes broadcasts', 60_000);

/** Any answer will do: health counts workers, and a test may want none. */
function answers(url: string): Promise<void> {
  const asked = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  return until(asked, `${url} answers`, 60_000);
}
