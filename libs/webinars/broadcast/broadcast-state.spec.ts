import { describe, expect, it } from 'vitest';
import { assertGoesOn, endsBecause, LONGEST_BROADCAST_MS, mayBecome } from './broadcast-state';

describe('the states of a broadcast', () => {
  it('go from waiting over live and paused to ended, and never back from there', () => {
    expect(mayBecome('waiting', 'live')).toBe(true);
    expect(mayBecome('live', 'paused')).toBe(true);
    expect(mayBecome('paused', 'live')).toBe(true);
    expect(mayBecome('waiting', 'paused')).toBe(false);
    expect(mayBecome('ended', 'live')).toBe(false);
    expect(() => assertGoesOn('ended')).toThrow('has ended');
  });

  it('end by themselves at the limit, and when nobody comes back', () => {
    const startedAt = new Date('2026-03-01T10:00:00Z');
    const after = (ms: number) => new Date(startedAt.getTime() + ms);
    const facts = { startedAt, pausedSince: null };
    expect(endsBecause(facts, after(LONGEST_BROADCAST_MS - 1))).toBeNull();
    expect(endsBecause(facts, after(LONGEST_BROADCAST_MS))).toBe('too-long');
    const paused = { startedAt, pausedSince: after(60_000) };
    expect(endsBecause(paused, after(10 * 60_000))).toBeNull();
    expect(endsBecause(paused, after(40 * 60_000))).toBe('abandoned');
  });
});
