import { describe, expect, it } from 'vitest';
import { createTapReader } from './taps';

describe('taps', () => {
  it('moves back on the left and forward on the right, once per further tap', () => {
    const left = createTapReader();
    expect([0, 200, 400].map((atMs) => left({ x: 40, atMs }, 360))).toEqual([0, -1, -1]);
    const right = createTapReader();
    expect([0, 200].map((atMs) => right({ x: 330, atMs }, 360))).toEqual([0, 1]);
  });

  it('does nothing for single taps, slow ones, and taps in different places', () => {
    const read = createTapReader();
    expect(read({ x: 40, atMs: 0 }, 360)).toBe(0);
    expect(read({ x: 40, atMs: 900 }, 360)).toBe(0);
    expect(read({ x: 330, atMs: 1000 }, 360)).toBe(0);
  });

  it('leaves the middle alone', () => {
    const read = createTapReader();
    read({ x: 180, atMs: 0 }, 360);
    expect(read({ x: 180, atMs: 100 }, 360)).toBe(0);
  });
});
