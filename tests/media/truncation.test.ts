import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MediaError, probe } from '@rounds/media';
import { makeSample, runFfmpeg } from './make-media';

const CLUSTER = Buffer.from('1f43b675', 'hex');
const SIZELESS = Buffer.from('01ffffffffffffff', 'hex');

let dir: string;
/** Recordings without a declared length, each whole. */
let streamed: Buffer;
let browser: Buffer;
let transport: Buffer;
let camera: Buffer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-cut-'));
  const webm = await makeSample({ container: 'webm', codec: 'vp8', seconds: 6 });
  const live = join(dir, 'live.webm');
  await runFfmpeg(['-i', webm, '-c', 'copy', '-f', 'webm', '-live', '1', live]);
  streamed = await readFile(live);
  browser = withoutClusterSizes(streamed);
  const ts = await makeSample({ container: 'ts', seconds: 4 });
  transport = await readFile(ts);
  const m2ts = join(dir, 'camera.m2ts');
  await runFfmpeg(['-i', ts, '-c', 'copy', '-f', 'mpegts', '-mpegts_m2ts_mode', '1', m2ts]);
  camera = await readFile(m2ts);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const judge = async (bytes: Buffer): Promise<string> => {
  const file = join(dir, 'judged.bin');
  await writeFile(file, bytes);
  try {
    await probe(file);
    return 'accepted';
  } catch (error) {
    if (error instanceof MediaError) return error.code;
    throw error;
  }
};
/** The parts of the file at which to cut, and what becomes of each. */
const cuts = async (bytes: Buffer, at: number[]): Promise<string[]> => {
  const codes: string[] = [];
  for (const length of at) codes.push(await judge(bytes.subarray(0, length)));
  return codes;
};
const REFUSED = 'media-truncated';

describe('a recording that declares no length', () => {
  it('is accepted when it is whole, however it was written', async () => {
    expect(await judge(streamed)).toBe('accepted');
    expect(browser.includes(Buffer.concat([CLUSTER, SIZELESS]))).toBe(true);
    expect(await judge(browser)).toBe('accepted');
    expect(await judge(transport)).toBe('accepted');
    expect(await judge(camera)).toBe('accepted');
  });

  it('is refused when it ends within a cluster that says how long it is', async () => {
    const { length } = streamed;
    const at = [0.5, 0.8, 0.97].map((part) => Math.floor(length * part));
    expect(await cuts(streamed, [...at, length - 1])).toEqual(Array(4).fill(REFUSED));
  });

  it('is refused when it ends within a picture or a piece of sound', async () => {
    const { length } = browser;
    const at = [0.5, 0.8].map((part) => Math.floor(length * part));
    expect(await cuts(browser, [...at, length - 1, length - 30])).toEqual(Array(4).fill(REFUSED));
  });

  it('is not misled by a picture that holds the mark of a cluster', async () => {
    const forged = Buffer.from(browser);
    CLUSTER.copy(forged, forged.length - 40);
    Buffer.from('a5ff', 'hex').copy(forged, forged.length - 36);
    expect(await judge(forged)).toBe('accepted');
    expect(await judge(forged.subarray(0, forged.length - 1))).toBe(REFUSED);
  });

  it('does not keep us busy when it is made to', async () => {
    const open = Buffer.concat([CLUSTER, SIZELESS, Buffer.from('e78100', 'hex')]);
    const start = browser.indexOf(CLUSTER);
    const many = Buffer.alloc(open.length * 300_000, open);
    const head = browser.subarray(0, start);
    const took = async (body: Buffer): Promise<number> => {
      const before = performance.now();
      await judge(Buffer.concat([head, body, Buffer.alloc(64, 0x42)]));
      return performance.now() - before;
    };
    const harmless = await took(Buffer.alloc(many.length));
    expect(await took(many)).toBeLessThan(20 * harmless + 1000);
  });

  it('is refused when it ends within a packet of a transport stream', async () => {
    const half = 188 * Math.floor(transport.length / 376);
    const at = [half + 1, half + 187, transport.length - 1];
    expect(await cuts(transport, at)).toEqual(Array(3).fill(REFUSED));
    expect(await cuts(camera, [192 * 500 + 96, camera.length - 1])).toEqual([REFUSED, REFUSED]);
  });

  it('is what it is when it ends between two packets: encoders end theirs like that', async () => {
    const half = 188 * Math.floor(transport.length / 376);
    expect(await judge(transport.subarray(0, half))).toBe('accepted');
  });
});

/** As browsers write it: they do not know how long a cluster will be when they begin it. */
function withoutClusterSizes(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(CLUSTER); at >= 0; at = bytes.indexOf(CLUSTER, from)) {
    const sizeAt = at + CLUSTER.length;
    const sizeBytes = Math.clz32(bytes[sizeAt] ?? 1) - 23;
    parts.push(bytes.subarray(from, sizeAt), SIZELESS);
    from = sizeAt + sizeBytes;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}
