import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The sizes of the files directly in a folder, together. */
export async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder);
  // A file may be renamed while we look: it counts at the next look.
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0);
}
