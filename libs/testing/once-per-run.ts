import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { runContext } from './run-context';

/**
 * What is dear to make and may be shared by all test files of a run, whichever process they run in:
 * the first that asks makes it, the others wait and read it.
 * @param make its result must survive JSON
 */
export async function oncePerRun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const { postgresUrl, tempDir } = runContext();
  const file = join(tempDir, `${name}.json`);
  const lock = new Client(postgresUrl);
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [name]);
    const known = await readFile(file, 'utf8').catch(() => null);
    if (known !== null) return JSON.parse(known) as T;
    const made = await make();
    await writeFile(`${file}.part`, JSON.stringify(made));
    await rename(`${file}.part`, file);
    return made;
  } finally {
    await lock.end();
  }
}
