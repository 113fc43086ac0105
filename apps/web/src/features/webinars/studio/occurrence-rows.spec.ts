import { expect, it } from 'vitest';
import { occurrenceRows } from './occurrence-rows';

const at = (day: string, hour: number) => ({
  ...{ startsLocal: `${day}T09:30`, startsAt: `${day}T${hour}:30:00.000Z` },
});
const reader = {
  ...({ locale: 'en', timeZone: 'America/New_York', ownZone: 'America/New_York' } as const),
  now: new Date('2027-03-10T12:00:00Z'),
};
// New York's clocks change on March 14, 2027.
const items = [at('2027-03-09', 14), at('2027-03-16', 13)];

it('tells dates by the clocks of the host, and that these change', () => {
  expect(occurrenceRows(items, reader)).toEqual([
    {
      ...{ value: '2027-03-09', date: 'Tue, Mar 9', time: '9:30 AM EST' },
      ...{ own: null, changed: null, isPast: true },
    },
    {
      ...{ value: '2027-03-16', date: 'Tue, Mar 16', time: '9:30 AM EDT' },
      ...{ own: null, changed: 'EDT', isPast: false },
    },
  ]);
});

it('tells the reader’s own time where that is another, and the day where that is', () => {
  const own = (ownZone: string) => occurrenceRows(items, { ...reader, ownZone })[1]?.own;
  expect(own('America/Toronto')).toBeNull();
  expect(own('America/Chicago')).toBe('8:30 AM CDT');
  expect(own('Asia/Tokyo')).toBe('10:30 PM GMT+9');
  expect(own('Australia/Sydney')).toBe('Wed, Mar 17, 12:30 AM GMT+11');
});

it('tells the year when it is another', () => {
  const now = new Date('2026-12-31T12:00:00Z');
  const dates = occurrenceRows(items, { ...reader, now }).map(({ date }) => date);
  expect(dates).toEqual(['Tue, Mar 9, 2027', 'Tue, Mar 16, 2027']);
});
