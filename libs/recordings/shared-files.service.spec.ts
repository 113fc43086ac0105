import { Readable } from 'node:stream';
import type { Storage } from '@rounds/platform/storage';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedFiles } from './shared-files.service';

let files: Map<string, Buffer>;
let reads: string[];
let shared: SharedFiles;

beforeEach(() => {
  vi.useFakeTimers();
  files = new Map([['a', Buffer.from('one')]]);
  reads = [];
  shared = new SharedFiles({
    stat: (key: string) => {
      const bytes = files.get(key)?.length;
      return Promise.resolve(bytes ? { key, bytes, modifiedAt: new Date(0) } : null);
    },
    read: (key: string) => {
      reads.push(key);
      return Promise.resolve(Readable.from([files.get(key)]));
    },
  } as unknown as Storage);
});
afterEach(() => vi.useRealTimers());

it('reads once for all who ask in the same moment, and again after it', async () => {
  const both = await Promise.all([shared.read('a', 50), shared.read('a', 50)]);
  expect(both.map((file) => file?.bytes.toString())).toEqual(['one', 'one']);
  files.set('a', Buffer.from('two!'));
  expect((await shared.read('a', 50))?.bytes.toString()).toBe('one');
  expect(reads).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(51);
  const later = await shared.read('a', 50);
  expect([later?.bytes.toString(), later?.stored.bytes]).toEqual(['two!', 4]);
});

it('does not remember that a file was missing', async () => {
  expect(await shared.read('b', 1000)).toBeNull();
  files.set('b', Buffer.from('now'));
  expect((await shared.read('b', 1000))?.bytes.toString()).toBe('now');
});

it('leaves large files to who can send them in parts', async () => {
  files.set('c', Buffer.alloc(5 * 1024 ** 2));
  expect(await shared.read('c', 1000)).toBeNull();
  expect(reads).toEqual([]);
});
