import { describe, expect, it } from 'vitest';
import { cutIn, snapTo, type Silence } from './silences';

const silences: Silence[] = [
  [10_000, 12_000],
  [20_000, 20_200],
];

const places = silences.map(cutIn);

describe('silences', () => {
  it('are cut right before the next words', () => {
    expect(places).toEqual([11_750, 20_100]);
  });

  it('draw a border that comes close, the closest one first', () => {
    expect(snapTo(places, 11_500, 300)).toBe(11_750);
    expect(snapTo(places, 11_500, 200)).toBeNull();
    expect(snapTo(places, 16_000, 60_000)).toBe(20_100);
    expect(snapTo([], 16_000, 60_000)).toBeNull();
  });
});
