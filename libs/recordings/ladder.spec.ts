import type { RenditionPlan, SegmentRun } from '@rounds/media';
import { describe, expect, it } from 'vitest';
import { measure, passesOf, prefixOf, type MadeChunk } from './ladder';

const plan = (height: number): RenditionPlan => ({
  name: `${height}p`,
  width: Math.round((height * 16) / 9),
  height,
  ...{ fps: 25, videoCodec: 'h264', profile: 'high', level: 4, crf: 23 },
  ...{ videoBitrate: 1_000_000, maxrate: 1_100_000, bufsize: 1_650_000 },
});
const plans = [1080, 720, 480, 360, 240].map(plan);
const run = (...bytes: number[]): SegmentRun => ({
  init: 'x',
  codecs: 'avc1.64001f',
  segments: bytes.map((one) => ({ bytes: one, durationMs: 4000 })),
});
const chunk = (index: number, made: Record<string, SegmentRun>): MadeChunk => ({
  ...{ index, firstSegment: index === 0 ? 0 : 1 + (index - 1) * 2 },
  ...{ segments: index === 0 ? 1 : 2, made },
});

describe('prefixOf', () => {
  it('goes to the first hole and tells where each segment lies', () => {
    const chunks = [
      chunk(0, { '720p': run(1) }),
      chunk(1, { '720p': run(2, 3) }),
      chunk(2, {}),
      chunk(3, { '720p': run(9) }),
    ];
    const prefix = prefixOf('720p', chunks);
    expect(prefix).toMatchObject({ complete: false, codecs: 'avc1.64001f' });
    expect(prefix?.segments.map(({ number, chunk: at }) => [number, at])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
    ]);
    expect(prefixOf('360p', chunks)).toBeNull();
  });

  it('is complete when no chunk lacks it', () => {
    expect(prefixOf('720p', [chunk(0, { '720p': run(1) })])?.complete).toBe(true);
    expect(prefixOf('720p', [])).toBeNull();
  });
});

describe('measure', () => {
  const segments = [{ bytes: 250_000, durationMs: 4000, number: 0, chunk: 0 }];
  const prefix = { codecs: 'avc1.64001f', segments };

  it('tells caps while more is to come, and what is true at the end', () => {
    expect(measure(plan(720), { ...prefix, complete: false })).toMatchObject({
      ...{ bandwidth: 1_100_000, averageBandwidth: 1_000_000 },
      ...{ segments: 1, bytes: 250_000, durationMs: 4000 },
    });
    expect(measure(plan(720), { ...prefix, complete: true })).toMatchObject({
      ...{ bandwidth: 500_000, averageBandwidth: 500_000 },
    });
  });
});

describe('passesOf', () => {
  const names = (passes: RenditionPlan[][]) => passes.map((pass) => pass.map(({ name }) => name));

  const awaited = { isAwaited: true, failedBefore: false };
  const other = { isAwaited: false, failedBefore: false };

  it('makes the smallest legible quality before the rest of a chunk that is awaited', () => {
    expect(names(passesOf(plans, chunk(0, {}), awaited))).toEqual([
      ['360p'],
      ['1080p', '720p', '480p', '240p'],
    ]);
    expect(names(passesOf([plan(180)], chunk(0, {}), awaited))).toEqual([['180p']]);
  });

  it('makes what is missing at once of others, and of one that plays already', () => {
    expect(names(passesOf(plans, chunk(1, {}), other))).toEqual([
      ['1080p', '720p', '480p', '360p', '240p'],
    ]);
    const made = { '360p': run(1), '240p': run(1) };
    expect(names(passesOf(plans, chunk(0, made), awaited))).toEqual([['1080p', '720p', '480p']]);
  });

  it('makes each by itself after a failure, and nothing that is there', () => {
    const made = { '1080p': run(1), '720p': run(1), '480p': run(1) };
    expect(names(passesOf(plans, chunk(4, made), { ...other, failedBefore: true }))).toEqual([
      ['360p'],
      ['240p'],
    ]);
    const all = Object.fromEntries(plans.map(({ name }) => [name, run(1)]));
    expect(passesOf(plans, chunk(1, all), other)).toEqual([]);
  });
});
