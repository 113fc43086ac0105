import { isAbsolute, join, resolve } from 'node:path';
import { Failure } from './failure';

/** What a person may choose about the one-machine edition. */
export interface Settings {
  dataDir: string;
  host: string;
  /** Absent: 3000 or the next free one. */
  port?: number;
  /** A database of the person's own in place of the embedded one. */
  databaseUrl?: string;
  /** `--reset`: delete all data first. */
  reset: boolean;
  /** `--yes`: without asking. */
  yes: boolean;
}

const KNOWN = ['--reset', '--yes'];

/**
 * Reads the choices from environment and arguments.
 * @throws Failure that names the one that does not fit
 */
export function readSettings(env: NodeJS.ProcessEnv, args: string[], root: string): Settings {
  const unknown = args.find((arg) => !KNOWN.includes(arg));
  if (unknown) throw new Failure(`${unknown} is not known here; there are ${KNOWN.join(' and ')}.`);
  const chosen = env.ROUNDS_DATA ?? join(root, '.data');
  return {
    dataDir: isAbsolute(chosen) ? resolve(chosen) : resolve(root, chosen),
    host: env.HOST ?? '127.0.0.1',
    ...(env.PORT === undefined ? {} : { port: readPort(env.PORT) }),
    ...(env.DATABASE_URL === undefined ? {} : { databaseUrl: env.DATABASE_URL }),
    reset: args.includes('--reset'),
    yes: args.includes('--yes'),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Failure(`PORT=${text} is not a port: choose a number from 1 to 65535.`);
}
