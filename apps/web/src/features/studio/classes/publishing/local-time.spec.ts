import { expect, it } from 'vitest';
import { fromLocalTime, nextMorning, toLocalTime } from './local-time';

it.each(['2026-03-08T07:05', '2026-12-31T23:59', '2028-02-29T00:00'])(
  '%s goes both ways',
  (text) => {
    expect(toLocalTime(fromLocalTime(text)!)).toBe(text);
  },
);

it.each(['', 'tomorrow', '2026-03-08', '2026-13-01T08:00', '2026-03-08T25:00'])(
  '%j is no time',
  (text) => expect(fromLocalTime(text)).toBeNull(),
);

it('offers the next morning, also over the end of a month', () => {
  expect(toLocalTime(nextMorning(new Date(2026, 0, 31, 23, 30)))).toBe('2026-02-01T08:00');
});
