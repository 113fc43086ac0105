import { describe, expect, it } from 'vitest';
import { expand, planned, rruleOf, shifted, type Recurrence } from './recurrence';

const weekly: Recurrence = { frequency: 'weekly', interval: 1, weekdays: ['TU'], count: 3 };
const monthly: Recurrence = {
  frequency: 'monthly',
  interval: 1,
  weekday: 'WE',
  ordinal: -1,
  count: 3,
};

describe('a series', () => {
  it('comes every week at the same time of day', () => {
    expect(expand(weekly, '2027-03-01T09:00')).toEqual([
      '2027-03-02T09:00',
      '2027-03-09T09:00',
      '2027-03-16T09:00',
    ]);
  });

  it('comes on several days of every second week', () => {
    const rule: Recurrence = { ...weekly, interval: 2, weekdays: ['TH', 'TU'], count: 4 };
    expect(expand(rule, '2027-03-04T09:00')).toEqual([
      '2027-03-04T09:00',
      '2027-03-16T09:00',
      '2027-03-18T09:00',
      '2027-03-30T09:00',
    ]);
    expect(rruleOf(rule)).toBe('FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,TH;COUNT=4');
  });

  it('comes on a weekday of the month, over the year', () => {
    expect(expand(monthly, '2027-11-01T17:30')).toEqual([
      '2027-11-24T17:30',
      '2027-12-29T17:30',
      '2028-01-26T17:30',
    ]);
    const second: Recurrence = { ...monthly, weekday: 'MO', ordinal: 2, interval: 6 };
    expect(expand(second, '2027-02-09T08:00').map((one) => one.slice(0, 10))).toEqual([
      '2027-08-09',
      '2028-02-14',
      '2028-08-14',
    ]);
    expect(rruleOf(monthly)).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=-1WE;COUNT=3');
  });

  it('can be planned until a day, which belongs to it', () => {
    const { count: _, ...rhythm } = weekly;
    const until = (day: string) => planned({ ...rhythm, until: day }, '2027-03-01T09:00');
    expect(until('2027-03-30')).toEqual({ ...weekly, count: 5 });
    expect(until('2027-03-29')).toEqual({ ...weekly, count: 4 });
    expect(until('2029-01-23').count).toBe(100);
    const code = (of: string) => expect.objectContaining({ code: of }) as Error;
    expect(() => until('2027-03-01')).toThrow(code('series-is-empty'));
    expect(() => until('2029-01-30')).toThrow(code('series-too-long'));
  });

  it('names its weekdays once, in the order of the week', () => {
    const { count: _, ...rhythm } = weekly;
    const weekdays: ('TH' | 'TU')[] = ['TH', 'TU', 'TH'];
    const rule = planned({ ...rhythm, weekdays, until: '2027-03-11' }, '2027-03-04T09:00');
    expect(rule).toEqual({ ...weekly, weekdays: ['TU', 'TH'], count: 3 });
    expect(planned(monthly, '2027-11-01T17:30')).toEqual(monthly);
  });
});

describe('when one moves to another day', () => {
  it('the weekdays move along, over the end of the week too', () => {
    const rule: Recurrence = { ...weekly, weekdays: ['TU', 'SU'] };
    expect(shifted(rule, '2027-03-02T09:00', '2027-03-04T09:00')).toMatchObject({
      weekdays: ['TU', 'TH'],
    });
    expect(shifted(rule, '2027-03-02T09:00', '2027-03-02T11:00')).toBe(rule);
  });

  it('days of every second week stay together, where the week is begun by another day', () => {
    const rule: Recurrence = { ...weekly, interval: 2, weekdays: ['TU', 'TH'] };
    const [from, to] = ['2027-03-04T09:00', '2027-03-08T09:00'];
    const days = (of: Recurrence, start: string) =>
      expand(of, start).map((one) => one.slice(5, 10));
    expect(days(rule, from)).toEqual(['03-04', '03-16', '03-18']);
    const moved = shifted(rule, from, to);
    expect(days(moved, to)).toEqual(['03-08', '03-20', '03-22']);
    expect(rruleOf(moved)).toBe('FREQ=WEEKLY;INTERVAL=2;WKST=FR;BYDAY=MO,SA;COUNT=3');
    expect(days(shifted(moved, to, from), from)).toEqual(['03-04', '03-16', '03-18']);
  });

  it('the place in the month is that of the new day', () => {
    expect(shifted(monthly, '2027-11-24T09:00', '2027-11-30T09:00')).toMatchObject({
      weekday: 'TU',
      ordinal: -1,
    });
    expect(shifted(monthly, '2027-11-24T09:00', '2027-11-18T09:00')).toMatchObject({
      weekday: 'TH',
      ordinal: 3,
    });
  });
});
