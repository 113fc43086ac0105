import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { newId } from '@rounds/platform/ids';

/** Folders of other machines cannot be asked about; no run lasts this long. */
const OLDEST_MS = 3 * 24 * 3_600_000;
const HOST = hostname().replace(/[^A-Za-z0-9-]/g, '-');

/** A worker's own place for half-done work; each run gets a folder that ends with it. */
@Injectable()
export class Scratch implements OnModuleInit {
  private readonly logger = new Logger('scratch');
  private readonly root: string;
  private readonly mine = new Set<string>();

  constructor(@Inject(CONFIG) config: Config) {
    this.root = config.SCRATCH_DIR ?? join(tmpdir(), `rounds-scratch-${userInfo().uid}`);
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    await this.sweep();
  }

  /** Lends an empty folder for the time of `work`. */
  async use<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const name = `${HOST}_${process.pid}_${newId()}`;
    const folder = join(this.root, name);
    this.mine.add(name);
    try {
      await this.sweep();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      this.mine.delete(name);
    }
  }

  /** Removes what runs of killed workers left behind. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.root)) {
      const folder = join(this.root, name);
      if (!(await this.isDead(name, folder))) continue;
      this.logger.log(`removes ${name}, left by a run that was killed`);
      // Its last child may still be ending; then the next sweep gets it.
      await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
  }

  private async isDead(name: string, folder: string): Promise<boolean> {
    const [host, pid] = name.split('_');
    if (host === undefined || pid === undefined || !/^\d+$/.test(pid)) return false;
    if (host === HOST) return !this.mine.has(name) && !runs(Number(pid));
    const modified = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    return Date.now() - modified > OLDEST_MS;
  }
}

/** Whether a process lives that could own a folder; our own number is only ours in `mine`. */
function runs(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
