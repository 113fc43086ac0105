import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file of an app's storage, as keys; half-written ones (`.staging/…`) too. */
export async function storedFiles(app: { dataDir: string }): Promise<string[]> {
  const root = join(app.dataDir, 'storage');
  const entries = await listed(root);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** A folder may go away between its parent's listing and its own: then all is listed again. */
async function listed(root: string, triesLeft = 5): Promise<Dirent[]> {
  try {
    return await readdir(root, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || triesLeft === 0) throw error;
    return await listed(root, triesLeft - 1);
  }
}
