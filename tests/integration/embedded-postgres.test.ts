import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, removePostgres, startPostgres } from '@rounds/platform/embedded';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'rounds pg '));
  await chmod(base, 0o711);
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const asRoot = process.getuid?.() === 0;
const ways = asRoot ? (['namespace', 'other-user'] as const) : (['self'] as const);

describe.each(ways)('embedded PostgreSQL as %s', (way) => {
  it('starts in a folder that others cannot enter, stops, and keeps its data', async () => {
    await mkdir(join(base, 'private'), { mode: 0o700 });
    const dataDir = join(base, 'private', 'data base');
    const options = { dataDir, allow: [way], shared: join(base, 'shared') } as const;
    const first = await startPostgres(options);
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await startPostgres(options);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    await removePostgres(dataDir);
    await expect(readFile(join(dataDir, 'password'))).rejects.toThrow('ENOENT');
  });
});

it('keeps its data when root may no longer, or again, use namespaces', async () => {
  // Other users have one way only and take it three times.
  const ways = asRoot ? (['other-user', 'namespace', 'other-user'] as const) : [];
  await mkdir(join(base, 'private'), { mode: 0o700 });
  const options = { dataDir: join(base, 'private', 'data'), shared: join(base, 'shared') };
  for (const allow of ways.length > 0 ? ways.map((way) => [way]) : [[], [], []]) {
    const next = await startPostgres({ ...options, allow });
    await query(next.url, 'create table if not exists kept as select 42 as answer');
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await next.stop();
  }
});

it('takes over a server that a killed owner left running', async () => {
  const dataDir = join(base, 'data');
  const left = await startPostgres({ dataDir });
  await query(left.url, 'create table kept as select 1 as one');
  const next = await startPostgres({ dataDir });
  await left.exited;
  expect(await query(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
  await next.stop();
});

it('recovers after kill -9 of the server', async () => {
  const dataDir = join(base, 'data');
  const killed = await startPostgres({ dataDir });
  await query(killed.url, 'create table kept as select 1 as one');
  process.kill(killed.pid, 'SIGKILL');
  await killed.exited;
  const next = await startPostgres({ dataDir, port: killed.port });
  expect(await query(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
  await next.stop();
});
