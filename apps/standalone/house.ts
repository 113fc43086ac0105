import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChild } from './child';
import { readSecret, type DataFolder } from './data-folder';
import type { LivePorts } from './live-ports';
import { LogFile } from './log-file';
import type { Settings } from './settings';
import { supervise, type Supervised } from './supervised';

/** What all processes of this installation are started with. */
export async function houseEnvironment(
  given: NodeJS.ProcessEnv,
  settings: Settings,
  place: {
    folder: DataFolder;
    root: string;
    port: number;
    live: LivePorts;
    databaseUrl: string;
  },
): Promise<NodeJS.ProcessEnv> {
  const { folder, root, port, live, databaseUrl } = place;
  const web = join(root, 'dist/web');
  return {
    STORAGE_URL: pathToFileURL(folder.storage).href,
    SCRATCH_DIR: folder.scratch,
    INGEST_SPOOL: folder.spool,
    RTMP_PORT: `${live.rtmp}`,
    PUBLIC_URL: `http://localhost:${port}`,
    ROUNDS_SECRET: await readSecret(folder),
    ...(existsSync(join(web, 'index.html')) ? { WEB_ROOT: realpathSync(web) } : {}),
    ...given,
    HOST: settings.host,
    PORT: `${port}`,
    // The API reaches it by IPv4.
    INGEST_HOST: settings.host === '::1' ? '127.0.0.1' : settings.host,
    INGEST_PORT: `${live.ingest}`,
    INGEST_ADDRESS: `${live.address}:${live.ingest}`,
    DATABASE_URL: databaseUrl,
  };
}

export interface House {
  /** Runs a process to its end. @throws with its last lines when it fails */
  finish(name: 'migrate' | 'seed'): Promise<void>;
  /** Starts a process that stays. */
  keep(name: 'api' | 'worker' | 'ingest'): Supervised;
}

/** The processes of one installation, all from dist/server. */
export function house(
  root: string,
  folder: DataFolder,
  env: NodeJS.ProcessEnv,
  changed: () => void,
): House {
  // The build of the start: a later one must not be mixed into what runs.
  const built = realpathSync(join(root, 'dist/server'));
  const options = (name: string, ...more: string[]) => ({
    name,
    args: ['--enable-source-maps', join(built, `${name}.js`), ...more],
    env,
    log: new LogFile(join(folder.logs, `${name}.log`)),
    echo: (line: string) => console.error(line),
  });
  return {
    async finish(name) {
      const child = startChild({ ...options(name), echo: () => undefined });
      const how = await child.ended;
      if (how !== 0) throw new Error(`${name} failed (${how}):\n${child.lastLines()}`);
    },
    keep: (name) => supervise(options(name, '--end-with-parent'), changed),
  };
}
