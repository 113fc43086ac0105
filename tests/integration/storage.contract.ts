import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '@rounds/platform/errors';
import type { Storage } from '@rounds/platform/storage';
import { beforeAll, describe, expect, it } from 'vitest';

/** What every adapter of the storage port must do. `open` gives an empty store. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name} as storage`, () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
    });

    const text = async (key: string): Promise<string> =>
      (await buffer(await storage.read(key))).toString();
    const refusesAsMissing = async (work: Promise<unknown>): Promise<void> => {
      const error = await work.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(DomainError);
      expect((error as DomainError).code).toBe('file-not-found');
    };
    const localFolder = async (files: Record<string, string>): Promise<string> => {
      const folder = join(await mkdtemp(join(tmpdir(), 'contract-')), 'out');
      for (const [path, content] of Object.entries(files)) {
        await mkdir(join(folder, path, '..'), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      return folder;
    };

    it('gives back what was put, from text, bytes and streams, and overwrites', async () => {
      await storage.put('a/text', 'first');
      await storage.put('a/text', 'second');
      await storage.put('a/bytes', Buffer.from([0, 255, 10]));
      await storage.put('a/stream', Readable.from([Buffer.from('one '), Buffer.from('two')]));
      await storage.put('a/nothing', '');
      expect(await text('a/text')).toBe('second');
      expect(await buffer(await storage.read('a/bytes'))).toEqual(Buffer.from([0, 255, 10]));
      expect(await text('a/stream')).toBe('one two');
      expect(await text('a/nothing')).toBe('');
    });

    it('takes a local file in, and overwrites', async () => {
      await storage.put('taken/original', 'first');
      const folder = await localFolder({ original: 'second' });
      await storage.putFile('taken/original', join(folder, 'original'));
      expect(await text('taken/original')).toBe('second');
      expect(await readdir(folder)).toEqual([]);
      const missing = storage.putFile('taken/original', join(folder, 'missing'));
      await expect(missing).rejects.toThrow();
      expect(await text('taken/original')).toBe('second');
    });

    it('reads half-open ranges', async () => {
      await storage.put('range', '0123456789');
      const part = await storage.read('range', { start: 2, end: 5 });
      expect((await buffer(part)).toString()).toBe('234');
      const last = await storage.read('range', { start: 9, end: 10 });
      expect((await buffer(last)).toString()).toBe('9');
    });

    it('shows nothing of a stream that broke, and keeps what was there', async () => {
      await storage.put('broken', 'whole');
      const breaks = Readable.from(
        (async function* () {
          yield await Promise.resolve(Buffer.from('ha'));
          throw new Error('the sender went away');
        })(),
      );
      await expect(storage.put('broken', breaks)).rejects.toThrow('went away');
      expect(await text('broken')).toBe('whole');
      expect((await storage.list('broken-folder')).length).toBe(0);
    });

    it('knows what is there', async () => {
      await storage.put('stat/one', '12345');
      expect(await storage.stat('stat/one')).toMatchObject({ key: 'stat/one', bytes: 5 });
      expect((await storage.stat('stat/one'))!.modifiedAt).toBeInstanceOf(Date);
      expect(await storage.stat('stat/none')).toBeNull();
      expect(await storage.stat('stat')).toBeNull(); // a prefix is no file
    });

    it('lists by prefix, sorted, at any depth, and only whole names', async () => {
      for (const key of ['list/b', 'list/a/2', 'list/a/1', 'listing/x'])
        await storage.put(key, key);
      const keys = (await storage.list('list')).map(({ key }) => key);
      expect(keys).toEqual(['list/a/1', 'list/a/2', 'list/b']);
      expect(await storage.list('list/none')).toEqual([]);
    });

    it('removes files and prefixes, also those that are not there', async () => {
      for (const key of ['gone/a', 'gone/b/c', 'gone-not']) await storage.put(key, key);
      await storage.remove('gone');
      await storage.remove('gone');
      expect(await storage.list('gone')).toEqual([]);
      expect(await text('gone-not')).toBe('gone-not');
    });

    it('moves one file, over another one too', async () => {
      await storage.put('move/from', 'new');
      await storage.put('move/to', 'old');
      await storage.move('move/from', 'move/deep/er/to');
      await storage.move('move/deep/er/to', 'move/to');
      expect(await text('move/to')).toBe('new');
      expect(await storage.stat('move/from')).toBeNull();
      await refusesAsMissing(storage.move('move/from', 'move/elsewhere'));
    });

    it('publishes a folder as a whole, in place of what was there, and uses it up', async () => {
      const first = await localFolder({ 'index.m3u8': 'one', 'old.m4s': 'old' });
      await storage.publishFolder(first, 'publish/720p');
      const second = await localFolder({ 'index.m3u8': 'two', 'sub/seg.m4s': 'segment' });
      await storage.publishFolder(second, 'publish/720p');
      const keys = (await storage.list('publish')).map(({ key }) => key);
      expect(keys).toEqual(['publish/720p/index.m3u8', 'publish/720p/sub/seg.m4s']);
      expect(await text('publish/720p/index.m3u8')).toBe('two');
      await expect(readdir(second)).rejects.toThrow();
    });

    it('leaves what is there when the folder to publish is missing', async () => {
      await storage.publishFolder(await localFolder({ a: 'kept' }), 'publish/kept');
      await expect(storage.publishFolder('/no/such/folder', 'publish/kept')).rejects.toThrow();
      expect(await text('publish/kept/a')).toBe('kept');
    });

    it('lends a local path with the content', async () => {
      await storage.put('lend/file', 'for ffmpeg');
      const lent = await storage.borrow('lend/file');
      expect(await readFile(lent.path, 'utf8')).toBe('for ffmpeg');
      await lent.release();
      expect(await text('lend/file')).toBe('for ffmpeg');
    });

    it('says what is missing', async () => {
      await refusesAsMissing(storage.read('none'));
      await refusesAsMissing(storage.borrow('none'));
      await refusesAsMissing(storage.read('none/below'));
    });

    it.each(['', '/etc/passwd', '../x', 'a/../b', 'a//b', 'a/./b', '.hidden', 'a\\b', 'a\0', 'ä'])(
      'never leaves its place by the key %j',
      async (key) => {
        await refusesAsMissing(storage.put(key, 'x'));
        await refusesAsMissing(storage.read(key));
        await refusesAsMissing(storage.remove(key));
      },
    );

    it('tells its room, where that is known, and that it works', async () => {
      const space = await storage.space();
      if (space) expect(space.totalBytes).toBeGreaterThanOrEqual(space.freeBytes);
      await expect(storage.check()).resolves.toBeUndefined();
    });
  });
}
