import { access, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@rounds/testing';

/** What was made once serves again: its names change with what makes it. */
export const CACHE = join(repositoryRoot, '.cache/bench-media');

/** @param make writes the file at the path that it gets @returns the finished file's path */
export async function cached(
  name: string,
  make: (draft: string) => Promise<void>,
): Promise<string> {
  const path = join(CACHE, name);
  if (await exists(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const draft = join(CACHE, `draft-${name}`);
  await make(draft);
  await rename(draft, path);
  return path;
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
