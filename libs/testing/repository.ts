import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The root folder of the repository, with a trailing slash: from sources and from a built file. */
export const repositoryRoot = above(import.meta.dirname) + sep;

function above(folder: string): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('Rounds runs from a clone of its repository');
  return above(dirname(folder));
}
