import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@rounds/platform/embedded';
import { Client } from 'pg';
import { Backoff } from './backoff';
import type { DataFolder } from './data-folder';
import { LogFile } from './log-file';

const DATABASE = 'rounds';

/** The embedded database, started again on the same port when it dies. */
export interface Database {
  url: string;
  stop(): Promise<void>;
}

export async function startDatabase(
  folder: DataFolder,
  echo: (line: string) => void,
): Promise<Database> {
  const file = new LogFile(join(folder.logs, 'postgres.log'));
  const log = (line: string) => file.write(line);
  let running = await startPostgres({ dataDir: folder.postgres, log });
  const { port } = running;
  await createDatabase(running.url);
  let stopping = false;
  const backoff = new Backoff();

  const watch = async (server: RunningPostgres, startedAt = Date.now()): Promise<void> => {
    await server.exited;
    while (!stopping) {
      const waitMs = backoff.nextMs(Date.now() - startedAt);
      echo(`[database] ended; starts again in ${waitMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (stopping) return;
      try {
        running = await startPostgres({ dataDir: folder.postgres, port, log });
        return await watch(running);
      } catch (error) {
        echo(`[database] ${String(error)}`);
      }
    }
  };
  void watch(running);
  return {
    url: running.urlOf(DATABASE),
    stop: async () => {
      stopping = true;
      await running.stop();
    },
  };
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
