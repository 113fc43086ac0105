import { describe, expect, it } from 'vitest';
import { rewatched } from './rewatched';
import { PARTS } from './watch-summary';

const flat = (value: number) => Array.from({ length: PARTS }, () => value);

describe('what people went back to', () => {
  it('is a stretch played more often than seen', () => {
    const played = flat(1000).map((ms, part) => (part >= 10 && part < 13 ? 2 * ms : ms));
    expect(rewatched(flat(1000), played, 100_000)).toEqual([
      { startMs: 10_000, endMs: 13_000, times: 2 },
    ]);
  });

  it('is nothing where everybody has played once, or nobody', () => {
    expect(rewatched(flat(1000), flat(1000), 100_000)).toEqual([]);
    expect(rewatched(flat(0), flat(0), 100_000)).toEqual([]);
  });
});
