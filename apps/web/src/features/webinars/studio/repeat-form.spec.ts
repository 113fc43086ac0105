import { describe, expect, it } from 'vitest';
import { questionOf, recurrenceOf, troubleOf, wrongRepeatOf } from './repeat-form';
import { emptyForm } from './webinar-form';

const form = { ...emptyForm('host', 'America/New_York'), date: '2027-03-30' };

describe('how a new webinar comes again', () => {
  it('is on the weekday of its first day, and on those beside it', () => {
    expect(recurrenceOf(form)).toBeUndefined();
    expect(recurrenceOf({ ...form, repeat: 'biweekly' })).toEqual({
      ...{ frequency: 'weekly', interval: 2, weekdays: ['TU'], count: 6 },
    });
    const beside = { ...form, repeat: 'weekly', weekdays: ['FR', 'MO'] } as const;
    const weekdays = (date: string) =>
      recurrenceOf({ ...beside, weekdays: [...beside.weekdays], date });
    expect(weekdays('2027-03-30')).toMatchObject({ weekdays: ['MO', 'TU', 'FR'] });
    expect(weekdays('2027-04-02')).toMatchObject({ weekdays: ['MO', 'FR'] });
  });

  it('is on the same weekday of each month, a fifth being the last', () => {
    const monthly = (date: string) => recurrenceOf({ ...form, repeat: 'monthly', date });
    expect(monthly('2027-03-30')).toMatchObject({ weekday: 'TU', ordinal: -1 });
    expect(monthly('2027-03-09')).toMatchObject({ weekday: 'TU', ordinal: 2 });
  });

  it('ends after so many times, or on a day', () => {
    const series = { ...form, repeat: 'weekly', until: '2027-05-01' } as const;
    expect(recurrenceOf(series)).not.toHaveProperty('until');
    const until = recurrenceOf({ ...series, ends: 'until' });
    expect(until).toMatchObject({ until: '2027-05-01' });
    expect(until).not.toHaveProperty('count');
  });

  it('is asked of the server once it is all there', () => {
    const series = { ...form, repeat: 'weekly', time: '09:30:00' } as const;
    expect(questionOf(form)).toBeNull();
    expect(questionOf({ ...series, date: '' })).toBeNull();
    expect(questionOf({ ...series, count: 1 })).toBeNull();
    expect(questionOf({ ...series, ends: 'until' })).toBeNull();
    expect(questionOf(series)).toMatchObject({
      ...{ startsLocal: '2027-03-30T09:30', timeZone: 'America/New_York' },
    });
  });

  it('says which end is missing', () => {
    expect(wrongRepeatOf({ ...form, count: 0 })).toEqual({ count: false, until: false });
    const series = { ...form, repeat: 'weekly', until: '2027-03-29' } as const;
    expect(wrongRepeatOf({ ...series, count: 101 })).toEqual({ count: true, until: false });
    expect(wrongRepeatOf({ ...series, ends: 'until' })).toEqual({ count: false, until: true });
  });

  it('needs a date, and none in the past', () => {
    const dates = ['2027-03-23', '2027-03-30'].map((day) => ({
      ...{ startsLocal: `${day}T09:00`, startsAt: `${day}T13:00:00.000Z` },
    }));
    const trouble = (...out: string[]) => troubleOf(dates, out, new Date('2027-03-24T00:00:00Z'));
    expect(trouble()).toBe('past');
    expect(trouble('2027-03-23')).toBeNull();
    expect(trouble('2027-03-23', '2027-03-30')).toBe('noneLeft');
  });
});
