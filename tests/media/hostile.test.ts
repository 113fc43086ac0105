import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg, MediaError, probe } from '@rounds/media';
import type { MediaLimits } from '@rounds/media';
import { isBeingRead, makeHostile, makeReferences } from './make-hostile';
import type { Hostile } from './make-hostile';
import { makeSample } from './make-media';

const refusal = async (file: string, limits: Partial<MediaLimits> = {}): Promise<string> => {
  try {
    await probe(file, limits);
  } catch (error) {
    if (error instanceof MediaError) return error.code;
    throw error;
  }
  return 'accepted';
};

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-hostile-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('files that are no recording', () => {
  it('are refused, each with its code', async () => {
    const hostile = await makeHostile(join(dir, 'plain'));
    const got: Record<string, string> = {};
    for (const { name, path } of hostile) got[name] = await refusal(path);
    const wanted = Object.fromEntries(hostile.map(({ name, code }) => [name, code]));
    expect(got).toEqual(wanted);
    expect(hostile.length).toBeGreaterThan(25);
  });
});

describe('files that point elsewhere', () => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end();
  });
  let pipe: string;
  let references: Hostile[];

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    pipe = join(dir, 'sentinel.ts');
    // Opening a named pipe for reading blocks, and can be seen from outside.
    await promisify(execFile)('mkfifo', [pipe]);
    const targets = { file: pipe, address: `http://127.0.0.1:${port}/secret.ts` };
    references = await makeReferences(join(dir, 'references'), targets);
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const named = (name: string): string => references.find((file) => file.name === name)?.path ?? '';

  /** What ffprobe does to the same file without our rules: shows that the traps work. */
  const unprotected = async (args: string[], path: string): Promise<boolean> => {
    const { ffprobe } = await findFfmpeg();
    const child = spawn(ffprobe, ['-v', 'quiet', ...args, path], { stdio: 'ignore' });
    const exited = once(child, 'exit');
    try {
      for (let i = 0; i < 40; i++) {
        if (requests > 0 || (await isBeingRead(pipe))) return true;
        await sleep(50);
      }
      return false;
    } finally {
      child.kill('SIGKILL');
      // Until it is gone it holds the pipe.
      await exited;
      requests = 0;
    }
  };

  it('would be followed without our rules', async () => {
    const open = ['-protocol_whitelist', 'file,http,tcp,concat', '-safe', '0'];
    const hls = ['-protocol_whitelist', 'file,http,tcp,concat', '-allowed_extensions', 'ALL'];
    expect(await unprotected(hls, named('hls to an address, by its name'))).toBe(true);
    expect(await unprotected(hls, named('hls to a plain path, by its name'))).toBe(true);
    expect(await unprotected(open, named('concat to a file'))).toBe(true);
    const drefs = ['-enable_drefs', '1', '-use_absolute_path', '1'];
    expect(await unprotected(drefs, named('mov with an external track'))).toBe(true);
  });

  it('are refused, and nothing that they point at is touched', async () => {
    const got: Record<string, string> = {};
    for (const { name, path } of references) {
      got[name] = await refusal(path);
      expect(await isBeingRead(pipe), name).toBe(false);
    }
    expect(requests).toBe(0);
    for (const { name, code } of references) expect(got[name], name).toContain(code);
  });
});

describe('limits', () => {
  it('refuses what is too large or too long', async () => {
    const file = await makeSample();
    const { size } = await stat(file);
    expect(await refusal(file, { maxBytes: size })).toBe('accepted');
    expect(await refusal(file, { maxBytes: size - 1 })).toBe('media-too-large');
    expect(await refusal(file, { maxDurationMs: 3000 })).toBe('media-too-long');
  });

  it('refuses more than 8192 pixels a side, 240 frames a second, 32 tracks', async () => {
    const wide = await makeSample({ width: 8208, height: 32, seconds: 0.2, codec: 'mjpeg' });
    expect(await refusal(wide)).toBe('media-too-many-pixels');
    const fast = await makeSample({ fps: 300, seconds: 0.5 });
    expect(await refusal(fast)).toBe('media-frame-rate-too-high');
    const many = { container: 'mkv', seconds: 0.5, width: 64, height: 64 } as const;
    expect(await refusal(await makeSample({ ...many, audioTracks: 32 }))).toBe(
      'media-too-many-tracks',
    );
    expect(await refusal(await makeSample({ ...many, audioTracks: 31 }))).toBe('accepted');
  });
});
