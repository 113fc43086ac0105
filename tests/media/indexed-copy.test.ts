import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeIndexedCopy, planChunks, planRenditions, probe } from '@rounds/media';
import { inspectRendition } from './inspect-rendition';
import { makeLadder } from './make-ladder';
import { makeSample, type Sample } from './make-media';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-indexed-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const SECONDS = 14;
/** Pictures that are decoded in another order than they are shown in. */
const REORDERED = ['-preset', 'veryfast', '-bf', '3'];
const SAMPLES: [string, Sample][] = [
  ['MPEG-TS with H.264', { container: 'ts', extra: REORDERED }],
  ['MPEG-TS with MPEG-2', { container: 'ts', codec: 'mpeg2' }],
  ['AVI with MPEG-4', { container: 'avi', codec: 'mpeg4' }],
  ['Ogg with Theora', { container: 'ogv', codec: 'theora' }],
];

it.each(SAMPLES)('%s can be entered anywhere, and nothing is lost', async (_, sample) => {
  const source = await makeSample({ seconds: SECONDS, ...sample });
  const info = await probe(source);
  const output = join(await mkdtemp(join(dir, 'copy-')), 'indexed');
  const copy = await makeIndexedCopy({ source, info, output });
  expect(copy).toMatchObject({ container: 'matroska', indexedFrom: info.container });
  const kept = ({ durationMs, bytes, chapters }: typeof info) => ({ durationMs, bytes, chapters });
  expect(kept(copy)).toEqual(kept(info));

  const [direct, indexed] = [await made(source, info), await made(output, copy)];
  expect([direct.chunks, indexed.chunks]).toEqual([1, 3]);
  // Where the first picture comes late, one run shows it in two slots and the other in a longer one.
  expect(Math.abs(indexed.frames - direct.frames)).toBeLessThan(2);
  expect(Math.abs(indexed.durationMs - direct.durationMs)).toBeLessThan(1);
  expect(Math.abs((indexed.audioMs ?? 0) - (direct.audioMs ?? 0))).toBeLessThan(50);
});

it('refuses what does not come out as it went in', async () => {
  const source = await makeSample({ seconds: SECONDS, container: 'ts' });
  const info = await probe(source);
  const output = join(dir, 'wrong');
  const longer = { ...info, durationMs: info.durationMs + 1000 };
  const wrong = makeIndexedCopy({ source, info: longer, output });
  await expect(wrong).rejects.toMatchObject({ code: 'media-unreadable' });
  // AVI does not tell when pictures are shown: reordered ones would come late.
  const avi = await makeSample({ seconds: SECONDS, container: 'avi', extra: REORDERED });
  const late = makeIndexedCopy({ source: avi, info: await probe(avi), output });
  await expect(late).rejects.toMatchObject({ code: 'media-unreadable' });
  await writeFile(join(dir, 'words'), 'no film at all');
  const words = makeIndexedCopy({ source: join(dir, 'words'), info, output });
  await expect(words).rejects.toMatchObject({ code: 'ffmpeg-failed' });
});

/** Every picture and all sound of what its chunks become. */
async function made(
  source: string,
  info: Awaited<ReturnType<typeof probe>>,
): Promise<{ chunks: number } & Awaited<ReturnType<typeof inspectRendition>>> {
  const [plan] = planRenditions(info);
  if (!plan) throw new Error('no plan');
  const folder = await mkdtemp(join(dir, 'ladder-'));
  const ladder = await makeLadder(source, info, folder, [plan]);
  const chunks = planChunks(info, plan.fps).length;
  return { chunks, ...(await inspectRendition(folder, plan.name, ladder)) };
}
