import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries';
import type { RunAs } from './run-as';

/** The one role of an embedded cluster. */
export const ROLE = 'rounds';

/** The password of the role, made on first use and readable by the present user only. */
export async function clusterPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'password');
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present) return present.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/**
 * Makes the cluster unless it is there. An initialisation that was cut short leaves nothing that
 * could be taken for a cluster: the name changes last.
 */
export async function initialise(
  way: RunAs,
  { initdb }: Binaries,
  cluster: string,
  password: string,
): Promise<boolean> {
  if (await lstat(cluster).catch(() => undefined)) return false;
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(cluster), { recursive: true });
  const passwordFile = `${cluster}.pw`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (way.owner) await chown(passwordFile, way.owner.uid, way.owner.gid);
  try {
    await runInitdb(way, initdb, draft, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, cluster);
  return true;
}

/** The built-in C.UTF-8 locale sorts the same on every system, whatever locales it has. */
function runInitdb(way: RunAs, initdb: string, folder: string, passwordFile: string) {
  const { file, args, options } = way.wrap(initdb, [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    `--username=${ROLE}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  return new Promise<void>((resolve, reject) => {
    const child = spawn(file, args, {
      ...options,
      cwd: dirname(folder),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The database could not be created in ${folder}:\n${stderr.trim()}`));
    });
  });
}
