import type { LiveFragment } from '@rounds/media';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveVariant } from '../live-master';
import type { Take } from '../take';
import type { BroadcastStore } from './broadcast-store';
import { Entrance } from './entrance';
import type { SmallRendition } from './small/small-rendition';

const small = { isComing: true, variant: (): LiveVariant | null => null };
const take: Take = {
  ...{ number: 0, feedId: 'feed', beganAt: new Date(0), startMs: 0, offsetMs: 0 },
  ...{ codecs: 'avc1.42c01e', width: 1280, height: 720 },
  segments: [{ index: 0, durationMs: 1000, bytes: 200_001 }],
};
const fragment = { pictures: 30, startMs: 0, endMs: 1000 } as LiveFragment;
let masters: string[];
let openings: number;

beforeEach(() => {
  vi.useFakeTimers();
  [masters, openings, small.isComing] = [[], 0, true];
});
afterEach(() => vi.useRealTimers());

function entrance(isOpen = false): Entrance {
  const store = {
    publishMaster: (text: string) => Promise.resolve(void masters.push(text)),
  } as unknown as BroadcastStore;
  const open = (): Promise<void> => Promise.resolve(void (openings += 1));
  const parts = { store, takes: [take], small: small as unknown as SmallRendition };
  return new Entrance({ ...parts, open, warn: (message) => expect.fail(message) }, isOpen);
}

it('opens with the first segment when no small rendition comes', async () => {
  small.isComing = false;
  await entrance().grown(fragment);
  expect(openings).toBe(1);
  expect(masters).toEqual([
    '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-STREAM-INF:' +
      'BANDWIDTH=1650000,AVERAGE-BANDWIDTH=1610000,RESOLUTION=1280x720,FRAME-RATE=30.000,' +
      'CODECS="avc1.42c01e"\nlive.m3u8\n',
  ]);
});

it('waits for the small rendition, but three seconds only', async () => {
  const one = entrance();
  await one.grown(fragment);
  await vi.advanceTimersByTimeAsync(2900);
  await one.grown(fragment);
  expect(openings).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(openings).toBe(1);
  await one.grown(fragment);
  expect(openings).toBe(2);
  expect(masters).toHaveLength(1);
});

it('opens when the small rendition is there, and lets its later segments tell nothing', async () => {
  const one = entrance();
  await one.grown(fragment);
  one.smallGrown();
  await vi.advanceTimersByTimeAsync(0);
  one.smallGrown();
  await vi.advanceTimersByTimeAsync(0);
  expect(openings).toBe(1);
});

it('opens when a feed is over before all that', async () => {
  const one = entrance();
  await one.grown(fragment);
  await one.feedOver();
  await one.feedOver();
  expect(openings).toBe(1);
});

it('stands open after a restart', async () => {
  await entrance(true).grown(fragment);
  expect(openings).toBe(1);
});
