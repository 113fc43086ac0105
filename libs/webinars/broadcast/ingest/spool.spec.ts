import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Spool } from './spool';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rounds-spool-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a spool', () => {
  it('keeps chunks in their order, and knows after a restart which one comes next', async () => {
    const first = await Spool.open(join(folder, 'a'));
    await first.append(Buffer.from('one'));
    await first.append(Buffer.from('two'));
    await first.close();
    const second = await Spool.open(join(folder, 'a'));
    expect([second.next, second.bytes]).toEqual([2, 6]);
    expect((await second.read(1, 4)).toString()).toBe('netw');
    expect((await second.read(6, 4)).length).toBe(0);
    await second.close();
  });

  it('drops what was half written and never acknowledged', async () => {
    const first = await Spool.open(join(folder, 'b'));
    await first.append(Buffer.from('one'));
    await first.close();
    await appendFile(join(folder, 'b/media'), 'tw');
    await appendFile(join(folder, 'b/lengths'), Buffer.from([0, 0]));
    const second = await Spool.open(join(folder, 'b'));
    expect([second.next, second.bytes]).toEqual([1, 3]);
    await second.append(Buffer.from('two'));
    expect((await second.read(0, 100)).toString()).toBe('onetwo');
    await second.close();
  });

  it('wakes who waits for more', async () => {
    const spool = await Spool.open(join(folder, 'c'));
    const waited = spool.more();
    await spool.append(Buffer.from('x'));
    await waited;
    await spool.close();
  });
});
