import { describe, expect, it } from 'vitest';
import { clockText, parseClock } from './clock-text';

describe('typed positions', () => {
  it.each([
    ['0', 0],
    ['75', 75_000],
    ['1:15', 75_000],
    ['1:15.5', 75_500],
    [' 01:15,250 ', 75_250],
    ['1:02:03.004', 3_723_004],
    ['90:00', 5_400_000],
  ])('%s is read', (text, ms) => expect(parseClock(text)).toBe(ms));

  it.each(['', 'a', '1:', ':30', '1:60', '1:60:00', '-1', '1:15.2505', '1:2:3:4'])(
    '%s is not a time',
    (text) => expect(parseClock(text)).toBeNull(),
  );

  it.each([0, 75_250, 3_723_004, 35_999_999])('%d ms are written as they are read', (ms) =>
    expect(parseClock(clockText(ms))).toBe(ms),
  );
});
