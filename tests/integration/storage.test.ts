import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskStorage } from '@rounds/platform/storage';
import { afterAll, expect, it } from 'vitest';
import { storageContract } from './storage.contract';

const roots: string[] = [];
async function emptyFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'storage-'));
  roots.push(root);
  return root;
}
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

storageContract('A folder', async () => new DiskStorage(await emptyFolder()));

it('does not work as storage when it cannot be written to', async () => {
  const file = join(await emptyFolder(), 'file');
  await writeFile(file, 'not a folder');
  await expect(new DiskStorage(file).check()).rejects.toThrow();
});

it('publishes from a scratch folder on another disk', async () => {
  const storage = new DiskStorage(await emptyFolder());
  const scratch = await mkdtemp(join(await anotherDisk(), 'scratch-'));
  roots.push(scratch);
  await mkdir(join(scratch, 'out'));
  await writeFile(join(scratch, 'out/index.m3u8'), 'one');
  await storage.publishFolder(join(scratch, 'out'), 'publish/720p');
  await writeFile(join(scratch, 'whole'), 'one');
  await storage.putFile('publish/whole', join(scratch, 'whole'));
  expect((await storage.list('publish')).map(({ key }) => key)).toEqual([
    'publish/720p/index.m3u8',
    'publish/whole',
  ]);
  expect(await readdir(scratch)).toEqual([]);
});

it('leaves no half-written file in its folder', async () => {
  const root = await emptyFolder();
  const storage = new DiskStorage(root);
  await storage.put('a/b', 'content');
  await storage.remove('a/b');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  expect(entries.filter((entry) => entry.isFile())).toEqual([]);
});

/** A folder on another file system than the temporary one where the machine has one. */
async function anotherDisk(): Promise<string> {
  const { dev } = await stat(tmpdir());
  for (const folder of ['/dev/shm', process.cwd()]) {
    const other = await stat(folder).catch(() => null);
    const usable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (usable && other && other.dev !== dev) return folder;
  }
  return tmpdir();
}

it('removes what a killed process left half-written, not what another one writes now', async () => {
  const root = await emptyFolder();
  const staging = join(root, '.staging');
  await mkdir(staging);
  await Promise.all(['old', 'new'].map((name) => writeFile(join(staging, name), name)));
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
  await utimes(join(staging, 'old'), twoDaysAgo, twoDaysAgo);
  await new DiskStorage(root).put('a/b', 'content');
  expect(await readdir(staging)).toEqual(['new']);
});
