import { describe, expect, it } from 'vitest';
import { nextSlide, previousSlide } from './slides';

const changes = [12_000, 24_000];

describe('slides', () => {
  it('are gone through forwards', () => {
    expect([0, 11_999.5, 12_000, 24_000].map((ms) => nextSlide(changes, ms))).toEqual([
      12_000,
      12_000,
      24_000,
      null,
    ]);
  });

  it('are gone through backwards, also while playing', () => {
    expect([30_000, 24_500, 12_900, 0].map((ms) => previousSlide(changes, ms))).toEqual([
      24_000,
      12_000,
      null,
      null,
    ]);
  });
});
