import { describe, expect, it } from 'vitest';
import { formatClock, formatDuration, formatPercent } from './media-time';

describe('media time in words', () => {
  it('shows positions as a clock', () => {
    expect([0, 999, 65_000, 3_723_000].map(formatClock)).toEqual([
      '0:00',
      '0:00',
      '1:05',
      '1:02:03',
    ]);
  });

  it('shows lengths in the units that matter', () => {
    expect(formatDuration(95_000, 'en')).toBe('1 min 35 sec');
    expect(formatDuration(45 * 60_000 + 9_000, 'en')).toBe('45 min');
    expect(formatDuration(2 * 3_600_000 + 300_000, 'en')).toBe('2 hr 5 min');
    expect(formatDuration(0, 'en')).toBe('0 sec');
  });

  it('never calls something finished that is not', () => {
    expect(formatPercent(0.999, 'en')).toBe('99%');
    expect(formatPercent(1, 'en')).toBe('100%');
    expect(formatPercent(0.29, 'en')).toBe('29%');
    expect(formatPercent(Number.EPSILON, 'en')).toBe('0%');
  });
});
