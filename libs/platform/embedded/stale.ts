import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, isAlive, signal, waitForExit } from './processes';

/**
 * Ends a server that an earlier, killed owner left running on the cluster, so that the next one
 * starts from a clean shutdown.
 * @returns whether there was one
 */
export async function stopStaleServer(cluster: string): Promise<boolean> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const pid = Number(text?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return false;
  const command = commandOf(pid);
  if (command && !(command.includes('postgres') && command.includes(cluster))) return false;

  for (const [name, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signal(pid, name);
    if (await waitForExit(pid, patienceMs)) return true;
  }
  throw new Error(
    `A database server (process ${pid}) on ${cluster} does not end: stop it, then start again`,
  );
}
