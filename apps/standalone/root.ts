import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root folder of the repository that this built file belongs to. */
export function findRoot(folder: string = import.meta.dirname): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('Rounds runs from a clone of its repository');
  return findRoot(dirname(folder));
}
