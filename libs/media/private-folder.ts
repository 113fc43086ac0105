import { constants } from 'node:fs';
import {
  access,
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  rename,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pid } from 'node:process';

/**
 * A folder that only this user can enter, the same one on every start: programs are run from it, so
 * one that somebody else prepared under that name is never used.
 */
export async function privateFolder(parent: string): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const path = join(parent, `rounds-media-${uid}`);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  const ours = found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
  return ours ? path : await mkdtemp(join(parent, 'rounds-media-'));
}

/** Candidates for such a folder's parent; the first may be mounted without the right to execute. */
export const privateParents = (): string[] => [tmpdir(), join(process.cwd(), '.cache')];

/** Writes a script that can be run, and returns its path. Content decides the name. */
export async function writeProgram(folder: string, name: string, text: string): Promise<string> {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const path = join(folder, `${name}-${digest}`);
  const fresh = `${path}.${pid}`;
  await writeFile(fresh, text, { mode: 0o700 });
  await rename(fresh, path);
  return path;
}

/** `program` itself when it can be run, or made so, else a copy of it that can. */
export async function runnable(program: string, folder: () => Promise<string>): Promise<string> {
  const canRun = async (): Promise<boolean> =>
    access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
  if (await canRun()) return program;
  await chmod(program, 0o755).catch(() => undefined);
  if (await canRun()) return program;
  const { size, mtimeMs } = await stat(program);
  const copy = join(await folder(), `${basename(program)}-${size}-${Math.round(mtimeMs)}`);
  const present = await stat(copy).catch(() => null);
  if (present?.size !== size) {
    await copyFile(program, `${copy}.${pid}`);
    await chmod(`${copy}.${pid}`, 0o700);
    await rename(`${copy}.${pid}`, copy);
  }
  return copy;
}
