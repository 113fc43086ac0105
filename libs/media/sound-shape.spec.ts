import { describe, expect, it } from 'vitest';
import { silenceThreshold, soundShape } from './sound-shape';

/** Levels of so many milliseconds each. */
const levels = (...parts: [ms: number, level: number][]): Uint16Array =>
  Uint16Array.from(parts.flatMap(([ms, level]) => Array<number>(ms / 10).fill(level)));

describe('soundShape', () => {
  it('finds silences of half a second and more', () => {
    const shape = soundShape(
      levels([1000, 9000], [600, 5], [1000, 9000], [490, 5], [1000, 9000], [500, 0]),
      4590,
    );
    expect(shape.silences).toEqual([
      [1000, 1600],
      [4090, 4590],
    ]);
  });

  it('takes a noisy room as silence when speech is much louder', () => {
    const noisy = levels([2000, 12_000], [1000, 1500], [2000, 12_000]);
    expect(soundShape(noisy, 5000).silences).toEqual([[2000, 3000]]);
    expect(silenceThreshold(levels([5000, 12_000]))).toBeLessThan(12_000);
  });

  it('is not misled by a click within a pause', () => {
    const clicked = levels([1000, 9000], [400, 0], [20, 9000], [400, 0], [1000, 9000]);
    expect(soundShape(clicked, 2820).silences).toEqual([[1000, 1820]]);
  });

  it('is one silence when there is nothing to hear, and ends with the recording', () => {
    expect(soundShape(levels([3000, 0]), 2995)).toMatchObject({ silences: [[0, 2995]] });
    expect(soundShape(new Uint16Array(), 3000)).toEqual({
      intervalMs: 10,
      peaks: [],
      silences: [],
    });
  });

  it('has at most 4000 peaks, each of its loudest moment', () => {
    const long = levels([100_000, 0], [10, 32_768], [99_990, 0]);
    const { peaks, intervalMs } = soundShape(long, 200_000);
    expect(intervalMs).toBe(50);
    expect(peaks).toHaveLength(4000);
    expect(peaks.flatMap((peak, index) => (peak > 0 ? [[index, peak]] : []))).toEqual([
      [2000, 255],
    ]);
  });
});
