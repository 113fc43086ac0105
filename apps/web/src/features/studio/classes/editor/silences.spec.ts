import { describe, expect, it } from 'vitest';
import { cutIn, snapTo, type Silence } from './silences';

const silences: Silence[] = [
  [10_000, 12_000],
  [20_000, 20_200],
];

describe('silences', () => {
  it('are cut right before the next words', () => {
    expect(silences.map(cutIn)).toEqual([11_750, 20_100]);
  });

  it('draw a border that comes close, the closest one first', () => {
    expect(snapTo(silences, 11_500, 300)).toBe(11_750);
    expect(snapTo(silences, 11_500, 200)).toBeNull();
    expect(snapTo(silences, 16_000, 60_000)).toBe(20_100);
    expect(snapTo([], 16_000, 60_000)).toBeNull();
  });
});
