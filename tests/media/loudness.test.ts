import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  levellingGain,
  makeAudio,
  measureLoudness,
  mediaPlaylist,
  planAudio,
  probe,
  RENDITION_INIT,
  segmentFile,
  SEGMENT_MS,
} from '@rounds/media';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample, runFfmpeg } from './make-media';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-loudness-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Bursts as of somebody who explains, with pauses; `volume` is a factor. */
const speech = (volume: number): string[] => [
  '-af',
  `tremolo=f=4:d=0.8,volume='if(lt(mod(t,5),4),${volume},0.001)':eval=frame`,
];

it.each([
  ['far too quiet', 0.2],
  ['too loud', 7],
])('brings sound that is %s to -16 LUFS, without distortion', async (_, volume) => {
  const source = await makeSample({ seconds: 24, extra: speech(volume) });
  const info = await probe(source);
  const loudness = await measureLoudness(source, info);
  expect(Math.abs(loudness.integrated + 16)).toBeGreaterThan(3);
  const gainDb = levellingGain(loudness);
  const outputDir = await mkdtemp(join(dir, 'made-'));
  const plan = planAudio(info)!;
  const run = await makeAudio({ source, info, plan, outputDir, gainDb });
  const segments = run.segments.map((one, at) => ({ ...one, uri: segmentFile(at) }));
  const playlist = join(outputDir, 'all.m3u8');
  await writeFile(
    playlist,
    mediaPlaylist({ init: RENDITION_INIT, segments, ended: true }, SEGMENT_MS),
  );
  const whole = join(outputDir, 'whole.mp4');
  const pictures = ['-f', 'lavfi', '-i', 'color=s=64x64:d=24'];
  await runFfmpeg([
    '-allowed_extensions',
    'ALL',
    '-i',
    playlist,
    ...pictures,
    '-c:a',
    'copy',
    whole,
  ]);
  const levelled = await measureLoudness(whole, await probe(whole));
  expect(Math.abs(levelled.integrated + 16)).toBeLessThan(1);
  expect(levelled.truePeak).toBeLessThan(-1);
});

it('leaves silence as it is', async () => {
  const source = await makeSample({ seconds: 4, extra: ['-af', 'volume=0'] });
  const loudness = await measureLoudness(source, await probe(source));
  expect([loudness.integrated, levellingGain(loudness)]).toEqual([-70, 0]);
});
