import { describe, expect, it } from 'vitest';
import { emptyForm, exceptionsOf, factsOf, missingOf, recurrenceOf } from './webinar-form';

const form = { ...emptyForm('host', 'America/New_York'), title: ' Denials ', date: '2027-03-30' };

describe('the form of a webinar', () => {
  it('tells the server a wall clock and its zone', () => {
    expect(
      factsOf({ ...form, time: '09:30:00', coHostIds: ['host', 'b'], speakerIds: ['b', 'c'] }),
    ).toMatchObject({
      title: 'Denials',
      startsLocal: '2027-03-30T09:30',
      timeZone: 'America/New_York',
      capacity: null,
      people: [
        { id: 'host', role: 'host' },
        { id: 'b', role: 'co-host' },
        { id: 'c', role: 'speaker' },
      ],
    });
  });

  it('repeats on the weekday of its first day', () => {
    expect(recurrenceOf(form)).toBeUndefined();
    expect(recurrenceOf({ ...form, repeat: 'biweekly' })).toEqual({
      ...{ frequency: 'weekly', interval: 2, weekdays: ['TU'], count: 6 },
    });
    expect(recurrenceOf({ ...form, repeat: 'monthly' })).toMatchObject({
      ...{ weekday: 'TU', ordinal: -1 },
    });
    expect(recurrenceOf({ ...form, date: '2027-03-09', repeat: 'monthly' })).toMatchObject({
      ordinal: 2,
    });
  });

  it('says what is missing', () => {
    expect(Object.values(missingOf(form)).some(Boolean)).toBe(false);
    const bad = { ...form, title: ' ', date: '', durationMinutes: 3, exceptions: 'Monday' };
    expect(missingOf({ ...bad, audience: { kind: 'roles', keys: [] } })).toEqual({
      ...{ title: true, when: true, duration: true, audience: true, exceptions: true },
    });
    expect(exceptionsOf('2027-12-28, 2028-01-04')).toEqual(['2027-12-28', '2028-01-04']);
  });
});
