import { spawn, execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freePort, startPostgres } from '@rounds/platform/embedded';
import { repositoryRoot, until } from '@rounds/testing';
import { Client } from 'pg';

export interface BenchPostgres {
  /** A fresh database with all migrations applied. @returns its connection string */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

export interface BenchApi {
  baseUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of the bench's own, with the settings that `npm start` gives it. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'rounds-bench-'));
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  return {
    async database(name) {
      await query(postgres.url, `create database ${name}`);
      const url = postgres.urlOf(name);
      const migrate = join(repositoryRoot, 'dist/server/migrate.js');
      await promisify(execFile)(process.execPath, [migrate], { env: environment(url) });
      return url;
    },
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The built API as a process, without workers: nothing else runs beside what is measured. */
export async function startBenchApi(databaseUrl: string): Promise<BenchApi> {
  const folder = await mkdtemp(join(tmpdir(), 'rounds-bench-api-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const settings = {
    ...{ HOST: '127.0.0.1', PORT: `${port}`, PUBLIC_URL: baseUrl, LOG_LEVEL: 'error' },
    STORAGE_URL: pathToFileURL(join(folder, 'storage')).href,
    ROUNDS_SECRET: 'a secret of the bench, of no use elsewhere',
  };
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist/server/api.js')], {
    cwd: folder,
    env: { ...environment(databaseUrl), ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  const isUp = () =>
    fetch(`${baseUrl}/api/health`).then(
      () => true,
      () => false,
    );
  try {
    await until(isUp, 'the API answers', 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, stop };
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends object>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Without what a developer may have set. */
const environment = (databaseUrl: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  DATABASE_URL: databaseUrl,
});
