import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removePostgres } from '@rounds/platform/embedded';

/** Everything that the one-machine edition keeps, in one folder outside version control. */
export interface DataFolder {
  path: string;
  postgres: string;
  storage: string;
  scratch: string;
  /** What presenters have sent and has not gone out yet. */
  spool: string;
  logs: string;
  lock: string;
  secret: string;
}

export function dataFolder(path: string): DataFolder {
  return {
    path,
    postgres: join(path, 'postgres'),
    storage: join(path, 'storage'),
    scratch: join(path, 'scratch'),
    spool: join(path, 'spool'),
    logs: join(path, 'logs'),
    lock: join(path, 'rounds.lock'),
    secret: join(path, 'secret'),
  };
}

/** Makes the folder. Others may pass through, since the database may run as one of them. */
export async function makeDataFolder(folder: DataFolder): Promise<void> {
  await mkdir(folder.path, { recursive: true, mode: 0o711 });
  for (const part of [folder.storage, folder.scratch, folder.spool, folder.logs]) {
    await mkdir(part, { recursive: true, mode: 0o700 });
  }
}

/** The secret that signs tokens, made once, for the eyes of this user only. */
export async function readSecret({ secret }: DataFolder): Promise<string> {
  const present = await readFile(secret, 'utf8').catch(() => undefined);
  if (present && present.trim().length >= 32) return present.trim();
  const made = randomBytes(32).toString('hex');
  await writeFile(secret, `${made}\n`, { mode: 0o600 });
  return made;
}

/** Deletes what Rounds has put into the folder, and nothing else that may be in it. */
export async function emptyDataFolder(folder: DataFolder): Promise<void> {
  await removePostgres(folder.postgres);
  for (const part of [folder.storage, folder.scratch, folder.spool, folder.logs, folder.secret]) {
    await rm(part, { recursive: true, force: true });
  }
}
