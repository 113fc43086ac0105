import { describe, expect, it } from 'vitest';
import { qualitiesOf, rungFor } from './quality';

const ladder = [
  { width: 640, height: 360, bitrate: 600_000 },
  { width: 1280, height: 720, bitrate: 2_000_000 },
  { width: 1280, height: 720, bitrate: 2_500_000 },
  { width: 1920, height: 1080, bitrate: 4_500_000 },
];

describe('quality', () => {
  it('lists each height once, best first', () => {
    expect(qualitiesOf(ladder).map(({ height }) => height)).toEqual([1080, 720, 360]);
    expect(qualitiesOf(ladder)[1]?.bitrate).toBe(2_500_000);
  });

  it('names upright video by its shorter side', () => {
    expect(qualitiesOf([{ width: 720, height: 1280, bitrate: 1 }])).toEqual([
      { height: 720, bitrate: 1 },
    ]);
  });

  it('holds a remembered choice on a ladder that lacks it', () => {
    expect(rungFor(720, ladder)).toBe(2);
    expect(rungFor(900, ladder)).toBe(2);
    expect(rungFor(240, ladder)).toBe(0);
    expect(rungFor(2160, ladder)).toBe(3);
  });

  it('leaves the choice to the engine when automatic or unknown', () => {
    expect(rungFor('auto', ladder)).toBe(-1);
    expect(rungFor(720, [])).toBe(-1);
  });
});
