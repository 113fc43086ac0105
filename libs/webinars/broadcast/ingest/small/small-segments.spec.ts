import { describe, expect, it } from 'vitest';
import { livePlaylist, placed } from '../../live-playlists';
import type { Take } from '../../take';
import { mostSmall } from './small-places.service';
import { sameSegment, SmallSegments } from './small-segments';

const take = (number: number, count: number, startMs: number, offsetMs = 0): Take => ({
  ...{ number, feedId: `feed${number}`, beganAt: new Date(0), startMs, codecs: 'avc1.42c01e' },
  ...{ width: 1280, height: 720, offsetMs },
  segments: Array.from({ length: count }, (_, index) => ({ index, durationMs: 1000, bytes: 9000 })),
});
const segment = { run: 7, bytes: 100, durationMs: 1000 };

describe('segments of the small rendition', () => {
  it('are told of as they come, and stay missing where others were told of', () => {
    const small = new SmallSegments();
    small.add(0, segment);
    expect(small.tell(1)).toBe(1);
    expect(small.tell(4)).toBe(1);
    expect(small.tell(8)).toBe(4);
    expect([2, 3, 4].map((sequence) => small.wants(sequence))).toEqual([false, false, true]);
    small.add(5, { ...segment, run: 8 });
    const text = livePlaylist([take(0, 8, 0)], (one) => small.files(one), false, small.tell(8));
    expect(text.match(/^(#EXT-X-GAP|#EXT-X-MAP.*|[^#].*)$/gm)).toEqual([
      ...['#EXT-X-MAP:URI="live/small/r7/init.mp4"', 'live/small/r7/seg_00000.m4s'],
      ...['#EXT-X-GAP', 'gap/seg_00001.m4s', '#EXT-X-GAP', 'gap/seg_00002.m4s'],
      ...['#EXT-X-GAP', 'gap/seg_00003.m4s', '#EXT-X-GAP', 'gap/seg_00004.m4s'],
      ...['#EXT-X-MAP:URI="live/small/r8/init.mp4"', 'live/small/r8/seg_00005.m4s'],
    ]);
  });

  it('are forgotten when nobody plays them any more', () => {
    const small = new SmallSegments();
    for (let sequence = 0; sequence < 42; sequence++) small.add(sequence, segment);
    small.tell(42);
    expect(small.forget()).toEqual(['live/small/r7/seg_00000.m4s', 'live/small/r7/seg_00001.m4s']);
    expect(small.forget()).toEqual([]);
  });

  it('belong to the segment of the first rendition that shows the same', () => {
    const all = placed([take(0, 3, 0), take(1, 3, 3000, 2500)]);
    const find = (feedId: string, startMs: number, endMs: number): number | undefined =>
      sameSegment(all, feedId, { startMs, endMs })?.sequence;
    expect(find('feed0', 1001, 2001)).toBe(1);
    expect(find('feed1', 1500, 2500)).toBe(4);
    // The first of a take may begin with its sound.
    expect(find('feed1', 800, 1500)).toBe(3);
    expect(find('feed1', 1800, 2500)).toBeUndefined();
    expect(find('feed2', 1000, 2000)).toBeUndefined();
  });
});

it('is made where there are cores for it, or as it is said', () => {
  expect([1, 2, 4, 8, 9].map((cores) => mostSmall('auto', cores))).toEqual([0, 0, 1, 2, 2]);
  expect(mostSmall('1', 64)).toBe(0);
  expect(mostSmall('2', 1)).toBe(Infinity);
});
