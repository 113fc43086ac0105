import { describe, expect, it } from 'vitest';
import { occurrencesOf } from './occurrences';

const timeZone = 'America/New_York';
const rhythm = {
  frequency: 'weekly' as const,
  interval: 1,
  weekdays: ['TU' as const, 'SU' as const],
};

describe('the occurrences of a series that is planned', () => {
  it('keep their wall clock when the clocks change', () => {
    const recurrence = { ...rhythm, until: '2027-03-15' };
    const { items } = occurrencesOf({ startsLocal: '2027-03-09T09:00', timeZone, recurrence });
    expect(items).toEqual([
      { startsLocal: '2027-03-09T09:00', startsAt: '2027-03-09T14:00:00.000Z' },
      { startsLocal: '2027-03-14T09:00', startsAt: '2027-03-14T13:00:00.000Z' },
    ]);
  });

  it('begin an hour later where the clocks leave their hour out', () => {
    const recurrence = { ...rhythm, count: 1 };
    expect(occurrencesOf({ startsLocal: '2027-03-14T02:30', timeZone, recurrence }).items).toEqual([
      { startsLocal: '2027-03-14T02:30', startsAt: '2027-03-14T07:30:00.000Z' },
    ]);
  });
});
