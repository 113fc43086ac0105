import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@rounds/platform/embedded';
import { Client } from 'pg';
import { makeTempDir } from './run-context';

export interface KillablePostgres {
  readonly pid: number;
  /** A new, empty database of this server. */
  url: string;
  /** Default SIGKILL; waits until the server is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL server of one test, with full durability, that may be killed. */
export async function startKillablePostgres(): Promise<KillablePostgres> {
  const dataDir = join(await makeTempDir('postgres'), 'data');
  let running: RunningPostgres = await startPostgres({ dataDir });
  const { port } = running;
  const client = new Client(running.url);
  await client.connect();
  await client.query('create database rounds');
  await client.end();
  return {
    get pid() {
      return running.pid;
    },
    url: running.urlOf('rounds'),
    async kill(signal = 'SIGKILL') {
      process.kill(running.pid, signal);
      await running.exited;
    },
    async restart() {
      running = await startPostgres({ dataDir, port });
    },
    stop: () => running.stop(),
  };
}
