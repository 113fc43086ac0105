import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { commandOf, isAlive, signal, waitForExit } from '@rounds/platform/embedded';
import { z } from 'zod';
import { Failure } from './failure';

const recordSchema = z.object({
  pid: z.number().int(),
  /** Processes that the owner has started and that must not outlive it. */
  children: z.array(z.number().int()),
  url: z.string().optional(),
});
type LockRecord = z.infer<typeof recordSchema>;

/** One supervisor a data folder. */
export interface Lock {
  /** Notes what the next owner has to know should this one be killed. */
  note(children: number[], url?: string): void;
  release(): void;
}

const PATIENCE_MS = 15_000;

/**
 * Takes the data folder for this process. A lock whose owner was killed is taken over as soon as
 * the processes of that owner have ended.
 * @throws Failure when another supervisor uses the folder
 */
export async function takeLock(file: string): Promise<Lock> {
  for (;;) {
    if (write(file, { pid: process.pid, children: [] }, 'wx')) return lockOn(file);
    const record = read(file);
    if (record && isOwner(record.pid)) {
      const where = record.url ? ` at ${record.url}` : '';
      throw new Failure(
        `Rounds already runs on this data${where} (process ${record.pid}).\nStop it with Ctrl-C there, or choose another folder with ROUNDS_DATA.`,
      );
    }
    for (const pid of record?.children ?? []) await endLeftover(pid);
    const stale = `${file}.${process.pid}`;
    moveAway(file, stale);
  }
}

function lockOn(file: string): Lock {
  return {
    note(children, url) {
      const draft = `${file}.new`;
      write(draft, { pid: process.pid, children, url }, 'w');
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Numbers of processes come round again: the command has to be ours too, where it can be read. */
function isOwner(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === '' || /standalone[/.]/.test(command);
}

async function endLeftover(pid: number): Promise<void> {
  const isOurs = () => isAlive(pid) && commandOf(pid).includes('dist/server');
  if (!isOurs() || (await waitForExit(pid, PATIENCE_MS))) return;
  if (isOurs()) signal(pid, 'SIGKILL');
  await waitForExit(pid, 2_000);
}

/** Of two that find the same stale lock, one moves it and the other has to look again. */
function moveAway(file: string, stale: string): void {
  try {
    renameSync(file, stale);
    rmSync(stale, { force: true });
  } catch {
    // Somebody else was quicker.
  }
}

function read(file: string): LockRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function write(file: string, record: LockRecord, flag: 'w' | 'wx'): boolean {
  try {
    writeFileSync(file, JSON.stringify(record), { flag, mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
