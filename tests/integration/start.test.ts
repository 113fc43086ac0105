import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@rounds/platform/embedded';
import { makeTempDir, until } from '@rounds/testing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { processesOf, processOf, runStandalone, type Standalone } from './standalone';

const GONE_MS = 30_000;
let dataDir = '';
const open: Server[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) server.close();
  for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
});

async function occupy(port: number): Promise<void> {
  const server = createServer();
  open.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

const health = (url: string) => fetch(`${url}/api/health`).then(({ status }) => status);

async function end(running: Standalone, signal: NodeJS.Signals): Promise<void> {
  process.kill(running.pid, signal);
  expect(await running.ended).toBe(0);
  expect(processesOf(dataDir)).toEqual([]);
}

/** Each goes on with the data of the one before: a first start, with its demo, is dear. */
describe.sequential('npm start', () => {
  beforeAll(async () => {
    dataDir = join(await makeTempDir('start'), 'data with space');
  });

  it('comes up beside who has port 3000, refuses a second one, survives deaths, ends whole', async () => {
    await occupy(3000).catch(() => undefined);
    const first = runStandalone(dataDir);
    const url = await first.ready();
    expect(url).not.toBe('http://localhost:3000');
    expect(await health(url)).toBe(200);
    expect(first.output()).toContain('admin@rounds.example');
    expect(first.output().trimEnd().split('\n').at(-1)).toBe(`Rounds is ready at ${url}`);
    const secret = join(dataDir, 'secret');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);

    const second = runStandalone(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('already runs on this data');

    const apiPid = processOf(dataDir, '/api.js');
    process.kill(apiPid, 'SIGKILL');
    await until(async () => (await health(url).catch(() => 0)) === 200, 'the API is back');
    expect(processOf(dataDir, '/api.js')).not.toBe(apiPid);
    process.kill(processOf(dataDir, '/bin/postgres'), 'SIGKILL');
    await until(async () => (await health(url).catch(() => 0)) !== 200, 'it notices');
    await until(async () => (await health(url).catch(() => 0)) === 200, 'the database is back');
    await end(first, 'SIGINT');
  });

  it('keeps its data, leaves nothing after kill -9, and the next start takes over at once', async () => {
    const PORT = `${await freePort()}`;
    const killed = runStandalone(dataDir, { PORT });
    const url = await killed.ready();
    expect(url).toBe(`http://localhost:${PORT}`);
    expect(killed.output()).not.toContain('Creating the database');
    expect(killed.output()).not.toContain('Seeding');
    process.kill(killed.pid, 'SIGKILL');
    const next = runStandalone(dataDir, { PORT });
    expect(await next.ready()).toBe(url);
    expect(await health(url)).toBe(200);
    process.kill(next.pid, 'SIGKILL');
    await until(() => processesOf(dataDir).length === 0, 'all processes are gone', GONE_MS);
  });

  it('begins again with --reset', async () => {
    const asked = runStandalone(dataDir, {}, '--reset');
    expect(await asked.ended).toBe(1);
    expect(asked.output()).toContain('add --yes');
    const kept = await stat(join(dataDir, 'secret'));

    const anew = runStandalone(dataDir, {}, '--reset', '--yes');
    await anew.ready();
    expect(anew.output()).toContain('Creating the database');
    expect(anew.output()).toContain('Seeding');
    expect((await stat(join(dataDir, 'secret'))).ino).not.toBe(kept.ino);
    await end(anew, 'SIGTERM');
  });
});

describe('npm start says what is wrong', () => {
  it('refuses a chosen port that is taken, and says what to do', async () => {
    dataDir = join(await makeTempDir('start'), 'data');
    const port = await freePort();
    await occupy(port);
    const running = runStandalone(dataDir, { PORT: `${port}` });
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain(`Port ${port} is taken`);
    expect(running.output()).toContain('choose another port with PORT');
    expect(processesOf(dataDir)).toEqual([]);
  });

  it('says which data folder does not do', async () => {
    dataDir = join(await makeTempDir('start'), 'file');
    await writeFile(dataDir, '');
    const running = runStandalone(dataDir);
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain('set ROUNDS_DATA to');
  });

  it('says that it may not write to the data folder', async () => {
    dataDir = '/sys/rounds';
    const running = runStandalone(dataDir);
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain('No permission to write there');
  });
});
