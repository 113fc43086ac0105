import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userInfo, tmpdir } from 'node:os';
import { mayReach, type RunAs } from './run-as';
import { stopStaleServer } from './stale';

/** Kept in the data folder when the cluster itself had to move to where its server can reach it. */
const POINTER = 'moved-to';

/** A folder that every account can enter, for binaries and clusters that are out of reach. */
export function sharedFolder(): string {
  return process.getuid?.() === 0
    ? '/var/lib/rounds-postgres'
    : join(tmpdir(), `rounds-postgres-${userInfo().username}`);
}

/**
 * The folder of the cluster: inside `dataDir` if the server's identity can work there, else in the
 * shared folder under a name that follows from `dataDir`. Once chosen, it stays.
 */
export async function clusterFolder(
  way: RunAs,
  dataDir: string,
  shared = sharedFolder(),
): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const moved = await readFile(join(dataDir, POINTER), 'utf8').catch(() => undefined);
  if (moved) return moved.trim();
  if (way.owner) await chown(dataDir, way.owner.uid, way.owner.gid);
  if (mayReach(way, '-w', dataDir)) return join(dataDir, 'cluster');

  const elsewhere = join(shared, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  await mkdir(shared, { recursive: true, mode: 0o755 });
  await chmod(shared, 0o755);
  await mkdir(elsewhere, { recursive: true, mode: 0o700 });
  if (way.owner) await chown(elsewhere, way.owner.uid, way.owner.gid);
  const cluster = join(elsewhere, 'cluster');
  await writeFile(join(dataDir, POINTER), `${cluster}\n`);
  return cluster;
}

/** Hands a cluster to the identity of today; another kernel may have allowed another one before. */
export async function own(way: RunAs, folder: string): Promise<void> {
  const present = await lstat(folder).catch(() => undefined);
  if (!way.owner || !present || present.uid === way.owner.uid) return;
  const { uid, gid } = way.owner;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) await chown(join(entry.parentPath, entry.name), uid, gid);
  await chown(folder, uid, gid);
}

/** Deletes a cluster, wherever it lives, with its folder; a server left behind on it ends first. */
export async function removePostgres(dataDir: string): Promise<void> {
  const moved = await readFile(join(dataDir, POINTER), 'utf8').catch(() => undefined);
  await stopStaleServer(moved?.trim() ?? join(dataDir, 'cluster'));
  if (moved) await rm(join(moved.trim(), '..'), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
