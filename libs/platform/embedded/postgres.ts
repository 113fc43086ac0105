import { spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { findBinaries, type Binaries } from './binaries';
import { clusterPassword, initialise, ROLE } from './cluster';
import { freePort } from './free-port';
import { leash } from './leash';
import { clusterFolder, own, sharedFolder } from './places';
import { signal, waitForExit } from './processes';
import { chooseRunAs, type RunAs } from './run-as';
import { stopStaleServer } from './stale';

export interface PostgresOptions {
  /** Absolute folder, made if missing, that belongs to this server alone. */
  dataDir: string;
  /** Default: one that is free. */
  port?: number;
  /** Each line that the server writes. */
  log?: (line: string) => void;
  /** Server settings, e.g. `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
  /** For tests: the ways that root may take to a server that is not root. */
  allow?: readonly RunAs['kind'][];
  /** For tests: where binaries and clusters go that would be out of reach. */
  shared?: string;
}

export interface RunningPostgres {
  /** Connection string of the database `postgres`. */
  url: string;
  port: number;
  pid: number;
  /** Connection string of another database of the same server. */
  urlOf(database: string): string;
  /** Settles when the server has ended, by itself or by `stop`. */
  exited: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
  stop(): Promise<void>;
}

/** Tries again when the memory of a killed predecessor is still in use, or a port was snatched. */
const ATTEMPTS = 5;

/**
 * Starts the PostgreSQL that npm brought, as root or not, on its own folder; makes the cluster on
 * first use and takes over from a server that a killed owner left behind. The server ends with this
 * process, however this process ends.
 * @throws Error that says why, with the server's last lines
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const way = chooseRunAs(options.allow);
  const shared = options.shared ?? sharedFolder();
  const binaries = await findBinaries(way, shared);
  const cluster = await clusterFolder(way, options.dataDir, shared);
  await stopStaleServer(cluster);
  await own(way, dirname(cluster));
  await own(way, cluster);
  const password = await clusterPassword(options.dataDir);
  await initialise(way, binaries, cluster, password);

  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      return await launch({ way, binaries, cluster, password, port }, options);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300 * attempt));
    }
  }
}

interface Launch {
  way: RunAs;
  binaries: Binaries;
  cluster: string;
  password: string;
  port: number;
}

async function launch(what: Launch, options: PostgresOptions): Promise<RunningPostgres> {
  const { way, binaries, cluster, password, port } = what;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: `${port}`,
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options: identity } = way.wrap(binaries.postgres, ['-D', cluster, ...flags]);
  const child = spawn(file, args, {
    ...identity,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await ready(child, options.log);
  const pid = child.pid ?? 0;
  const letGo = leash(pid, { signal: 'INT', delaySeconds: 1, graceSeconds: 15 });
  void exited.then(letGo);
  const urlOf = (database: string) =>
    `postgres://${ROLE}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return { url: urlOf('postgres'), port, pid, urlOf, exited, stop: () => stop(pid, exited) };
}

/** Resolves at the server's own word that it accepts connections. */
function ready(child: ChildProcess, log: PostgresOptions['log']): Promise<void> {
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    let rest = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        log?.(line);
        last.push(line);
        if (last.length > 12) last.shift();
        if (line.includes('database system is ready to accept connections')) resolve();
      }
    });
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(`PostgreSQL did not start:\n${[...last, rest].join('\n').trim()}`));
    });
  });
}

async function stop(pid: number, exited: Promise<void>): Promise<void> {
  signal(pid, 'SIGINT');
  if (!(await waitForExit(pid, 20_000))) signal(pid, 'SIGQUIT');
  await exited;
}
