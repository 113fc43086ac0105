import { describe, expect, it } from 'vitest';
import {
  borderMs,
  PARTS,
  summarise as summariseBy,
  type Span,
  type WatchSummary,
} from './watch-summary';

const DURATION = 100_000;
const summarise = (records: Span[][], plays: Span[], durationMs: number): WatchSummary =>
  summariseBy(records, plays, durationMs, 0.9);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('a summary of what was watched', () => {
  it('counts who has watched, and who has finished', () => {
    const records: Span[][] = [
      [[0, 90_000]],
      [[0, 89_999]],
      [
        [0, 50_000],
        [60_000, 100_000],
      ],
      [],
    ];
    const { viewers, finished, watchedMs } = summarise(records, [], DURATION);
    expect([viewers, finished, watchedMs]).toEqual([3, 2, 90_000 + 89_999 + 90_000]);
  });

  it('tells by parts what was seen, to the millisecond', () => {
    const { seenMs, watchedMs } = summarise([[[500, 2500]], [[0, 1000]]], [], DURATION);
    expect(seenMs.slice(0, 4)).toEqual([1500, 1000, 500, 0]);
    expect(sum(seenMs)).toBe(watchedMs);
  });

  it('counts every repeat as played', () => {
    const { playedMs } = summarise(
      [[[0, 1000]]],
      [
        [0, 1000],
        [0, 1000],
        [500, 1500],
      ],
      DURATION,
    );
    expect(playedMs.slice(0, 3)).toEqual([2500, 500, 0]);
  });

  it('has a hundred parts for lengths that are no multiple of it', () => {
    const { seenMs } = summarise([[[0, 12_345]]], [], 12_345);
    expect(seenMs).toHaveLength(PARTS);
    expect(Math.abs(sum(seenMs) - 12_345)).toBeLessThan(PARTS);
    expect([borderMs(0, 12_345), borderMs(PARTS, 12_345)]).toEqual([0, 12_345]);
  });

  it('leaves out what lies beyond the end', () => {
    const { seenMs } = summarise([[[99_000, 120_000]]], [], DURATION);
    expect(sum(seenMs)).toBe(1000);
  });
});
