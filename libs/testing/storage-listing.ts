import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file of an app's storage, as keys; half-written ones (`.staging/…`) too. */
export async function storedFiles(app: { dataDir: string }): Promise<string[]> {
  const root = join(app.dataDir, 'storage');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
