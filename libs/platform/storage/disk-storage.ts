import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../errors';
import { newId } from '../ids';
import { assertKey } from './storage-key';
import type { ByteRange, Storage, StoredFile } from './storage';

/** Half-written files live here, on the same disk, until a rename shows them. */
const STAGING = '.staging';

/** Nothing takes this long to write: what is older was left by a process that was killed. */
const STALE_MS = 24 * 3_600_000;

/** A folder, local or a volume that all machines mount. */
export class DiskStorage implements Storage {
  private tidied: Promise<void> | undefined;

  constructor(private readonly root: string) {}

  async put(key: string, content: Readable | Buffer | string): Promise<void> {
    const target = this.path(key);
    const staged = await this.stage();
    try {
      const source = content instanceof Readable ? content : Readable.from([content]);
      await pipeline(source, createWriteStream(staged, { flush: true }));
      await renameInto(staged, target);
    } finally {
      await rm(staged, { force: true });
    }
  }

  async putFile(key: string, localFile: string): Promise<void> {
    const target = this.path(key);
    const staged = await this.stage();
    try {
      await moveIn(localFile, staged);
      await flush(staged);
      await renameInto(staged, target);
    } finally {
      await rm(staged, { force: true });
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    await this.mustExist(key);
    return createReadStream(
      this.path(key),
      range ? { start: range.start, end: range.end - 1 } : undefined,
    );
  }

  async stat(key: string): Promise<StoredFile | null> {
    const found = await stat(this.path(key)).catch(nullWhenMissing);
    return found?.isFile() ? { key, bytes: found.size, modifiedAt: found.mtime } : null;
  }

  async list(prefix: string): Promise<StoredFile[]> {
    const folder = this.path(prefix);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
      nullWhenMissing,
    );
    const files = (entries ?? []).filter((entry) => entry.isFile());
    const keys = files.map((entry) => relative(this.root, join(entry.parentPath, entry.name)));
    const found = await Promise.all(keys.map((key) => this.stat(key.split(sep).join('/'))));
    return found.filter((file) => file !== null).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async remove(prefix: string): Promise<void> {
    await rm(this.path(prefix), { recursive: true, force: true, maxRetries: 3 });
  }

  async move(from: string, to: string): Promise<void> {
    await this.mustExist(from);
    await renameInto(this.path(from), this.path(to));
  }

  async publishFolder(localFolder: string, prefix: string): Promise<void> {
    const target = this.path(prefix);
    const staged = await this.stage();
    const retired = await this.stage();
    try {
      await moveIn(localFolder, staged);
      await mkdir(dirname(target), { recursive: true });
      await rename(target, retired).catch(nullWhenMissing);
      await rename(staged, target);
    } finally {
      await rm(retired, { recursive: true, force: true });
      await rm(staged, { recursive: true, force: true });
    }
  }

  async borrow(key: string): Promise<{ path: string; release(): Promise<void> }> {
    await this.mustExist(key);
    return { path: this.path(key), release: () => Promise.resolve() };
  }

  async space(): Promise<{ freeBytes: number; totalBytes: number }> {
    const { bavail, blocks, bsize } = await statfs(this.root);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  }

  async check(): Promise<void> {
    const key = `check/${newId()}`;
    await this.put(key, 'ok');
    await this.remove(key);
  }

  private path(key: string): string {
    assertKey(key);
    return join(this.root, key);
  }

  private async stage(): Promise<string> {
    const folder = join(this.root, STAGING);
    await mkdir(folder, { recursive: true });
    await (this.tidied ??= removeStale(folder));
    return join(folder, newId());
  }

  private async mustExist(key: string): Promise<void> {
    if (await this.stat(key)) return;
    throw new DomainError('file-not-found', 'not-found', 'There is no such file');
  }
}

/** Once per process and storage; a file that goes meanwhile is no matter. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(nullWhenMissing);
    if (!found || Date.now() - found.mtimeMs < STALE_MS) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** @param local a file or a folder, on this disk or another one */
async function moveIn(local: string, staged: string): Promise<void> {
  try {
    await rename(local, staged);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(local, staged, { recursive: true });
    await rm(local, { recursive: true, force: true });
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function renameInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
