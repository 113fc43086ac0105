import { describe, expect, it } from 'vitest';
import { dropOffs } from './drop-off';
import { PARTS } from './watch-summary';

const curve = (shareAt: (part: number) => number) =>
  Array.from({ length: PARTS }, (_, i) => shareAt(i));

describe('drop-off', () => {
  it('names the stretch in which viewers stopped', () => {
    const [drop, ...more] = dropOffs(
      curve((part) => (part < 40 ? 1 : 0.6)),
      100_000,
    );
    expect(more).toEqual([]);
    expect(drop?.startMs).toBeLessThan(40_000);
    expect(drop?.endMs).toBeGreaterThanOrEqual(40_000);
    expect([drop?.fromShare, drop?.toShare]).toEqual([1, 0.6]);
  });

  it('says nothing of a slow and steady loss', () => {
    expect(
      dropOffs(
        curve((part) => 1 - part / 200),
        100_000,
      ),
    ).toEqual([]);
  });

  it('names at most three, in the order of the class', () => {
    const steps = curve((part) => 1 - 0.2 * Math.floor(part / 20));
    const starts = dropOffs(steps, 100_000).map(({ startMs }) => startMs);
    expect(starts).toHaveLength(3);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});
