import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWaveform, probe } from '@rounds/media';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample } from './make-media';

let scratchDir: string;
beforeAll(async () => {
  scratchDir = await mkdtemp(join(tmpdir(), 'rounds-sound-'));
});
afterAll(() => rm(scratchDir, { recursive: true, force: true }));

/** A tone that is off from 2 to 3.5 s and from 6 to 6.3 s. */
const PAUSES = ['-af', "volume=0:enable='between(t,2,3.5)+between(t,6,6.3)'"];

it('finds peaks and silences where they are', async () => {
  const source = await makeSample({ seconds: 8, extra: PAUSES });
  const { peaks, silences, intervalMs } = await makeWaveform({
    source,
    info: await probe(source),
    scratchDir,
  });
  expect(silences).toHaveLength(1);
  expect(Math.abs(silences[0]![0] - 2000)).toBeLessThanOrEqual(60);
  expect(Math.abs(silences[0]![1] - 3500)).toBeLessThanOrEqual(60);
  const peakAt = (ms: number): number | undefined => peaks[Math.floor(ms / intervalMs)];
  expect(peakAt(1000)).toBeGreaterThan(20);
  expect(peakAt(2700)).toBeLessThanOrEqual(1);
  expect(peakAt(6150)).toBeLessThanOrEqual(1);
  expect(Math.abs(peaks.length * intervalMs - 8000)).toBeLessThan(150);
  expect(await readdir(scratchDir)).toEqual([]);
});

it('counts as silence what the pictures last beyond the sound', async () => {
  const source = await makeSample({ seconds: 4, audioSeconds: 2, container: 'mkv' });
  const info = await probe(source);
  const { silences } = await makeWaveform({ source, info, scratchDir });
  expect(silences).toHaveLength(1);
  expect(Math.abs(silences[0]![0] - 2000)).toBeLessThanOrEqual(60);
  expect(silences[0]![1]).toBe(info.durationMs);
});

it('refuses a recording without sound', async () => {
  const source = await makeSample({ seconds: 2, audioTracks: 0 });
  const making = makeWaveform({ source, info: await probe(source), scratchDir });
  await expect(making).rejects.toMatchObject({ code: 'sound-missing' });
});
