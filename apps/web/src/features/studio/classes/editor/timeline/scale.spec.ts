import { describe, expect, it } from 'vitest';
import { apart, maxZoom, scaleOf, scrollFor, ticksBetween } from './scale';

describe('the timeline', () => {
  it('shows the whole at zoom 1, and single moments at the most', () => {
    expect(scaleOf(60_000, 600, 1)).toEqual({ totalPx: 600, pxPerMs: 0.01 });
    expect(maxZoom(60_000, 600)).toBe(16);
    expect(maxZoom(1000, 600)).toBe(1);
    expect(maxZoom(1000, 0)).toBe(1);
  });

  it('writes times as close as they can be read, and none past its end', () => {
    const scale = scaleOf(60_000, 600, 1);
    expect(ticksBetween(0, 60_000, scale).map(({ ms }) => ms)).toEqual([
      0, 10_000, 20_000, 30_000, 40_000, 50_000,
    ]);
    expect(ticksBetween(25_000, 31_000, scale).map(({ ms }) => ms)).toEqual([20_000, 30_000]);
    expect(ticksBetween(0, 0, scaleOf(0, 600, 1))).toEqual([]);
    expect(ticksBetween(0, 2000, scaleOf(60_000, 600, 16))[1]?.ms).toBe(500);
  });

  it('keeps a position in place when it is zoomed', () => {
    const scale = scaleOf(60_000, 600, 4);
    expect(scrollFor(30_000, 100, scale)).toBe(1100);
    expect(scrollFor(0, 100, scale)).toBe(0);
  });

  it('leaves out what would lie upon each other', () => {
    expect(apart([0, 10, 25, 30, 60], 24)).toEqual([true, false, true, false, true]);
  });
});
