import { describe, expect, it } from 'vitest';
import { readFragments } from './fragment';
import { presentationTimes, retimed } from './presentation-times';
import { segmentHead } from './segment-head';

const samples = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ duration: 512, bytes: 10 + at, isKeyframe: at === 0, compositionOffset: 0 },
  }));

describe('pictures that the encoder has reordered', () => {
  // I P B b b, as x264 sends them, on a grid of 512 ticks.
  const shown = [0, 2048, 1024, 512, 1536].map((time) => 61_440 + time);

  it('keep their times, are decoded before they are shown, and fill the segment', () => {
    const fragment = retimed(samples(5), shown, 61_440 + 2560);
    expect(presentationTimes(fragment)).toEqual(shown);
    expect(fragment.baseTime).toBe(61_440);
    expect(fragment.samples.map(({ compositionOffset }) => compositionOffset >= 0)).not.toContain(
      false,
    );
    expect(fragment.samples.map(({ duration }) => duration > 0)).not.toContain(false);
    expect(fragment.samples.reduce((sum, { duration }) => sum + duration, 0)).toBe(2560);
  });

  it('may stand for seconds', () => {
    const standing = [0, 1024, 512].map((time) => time + 100);
    const fragment = retimed(samples(3), standing, 61_540);
    expect(presentationTimes(fragment)).toEqual(standing);
    expect(fragment.samples.at(-1)?.duration).toBe(61_540 - 612);
  });

  it('are refused when two are shown at once, or one before the keyframe', () => {
    const refused = expect.objectContaining({ code: 'rendition-off-grid' });
    expect(() => retimed(samples(2), [0, 0], 1024)).toThrow(refused);
    expect(() => retimed(samples(2), [512, 0], 1024)).toThrow(refused);
    expect(() => retimed(samples(2), [0, 512], 512)).toThrow(refused);
  });

  it('are read again from the head of a segment', () => {
    const fragment = retimed(samples(5), shown, 61_440 + 2560);
    const media = Buffer.alloc(fragment.samples.reduce((sum, { bytes }) => sum + bytes, 0));
    const segment = Buffer.concat([segmentHead(7, fragment), media]);
    expect(readFragments(segment)).toEqual([{ ...fragment, mediaBytes: media.length }]);
    expect(readFragments(segment.subarray(0, -1))).toBeNull();
  });
});
