import { expect, it } from 'vitest';
import { eventCalendar, occurrenceCalendar, seriesCalendar } from './invitation';

const parties = {
  organizer: 'Rounds <rounds@rounds.example>',
  attendee: { name: 'Priya "P" Nair', email: 'priya@lakeside.example' },
};
const event = {
  uid: 'one@rounds.example',
  sequence: 2,
  title: 'Denials, live; with\nquestions',
  description: '',
  url: 'https://rounds.example/live/1',
  startsAt: new Date('2027-03-02T14:00:00Z'),
  endsAt: new Date('2027-03-02T15:00:00Z'),
};
const series = {
  ...event,
  recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TU'], count: 4 } as const,
  startsLocal: '2027-03-02T09:00',
  timeZone: 'America/New_York',
  exceptions: ['2027-03-09T09:00'],
  changed: [],
};
const lines = (text: string): string[] => text.replace(/\r\n /g, '').split('\r\n');

it('invites to one webinar in UTC', () => {
  expect(lines(eventCalendar('REQUEST', event, parties))).toEqual(
    expect.arrayContaining([
      'METHOD:REQUEST',
      'UID:one@rounds.example',
      'SEQUENCE:2',
      'DTSTART:20270302T140000Z',
      'DTEND:20270302T150000Z',
      'STATUS:CONFIRMED',
      'SUMMARY:Denials\\, live\\; with\\nquestions',
    ]),
  );
  expect(lines(eventCalendar('CANCEL', event, parties))).toEqual(
    expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:one@rounds.example']),
  );
});

it('invites to a series in the clocks of its zone', () => {
  const recurrence = { ...series.recurrence, weekdays: [...series.recurrence.weekdays] };
  const text = lines(seriesCalendar('REQUEST', { ...series, recurrence }, parties));
  expect(text).toEqual(
    expect.arrayContaining([
      'BEGIN:VTIMEZONE',
      'DTSTART;TZID=America/New_York:20270302T090000',
      'DTEND;TZID=America/New_York:20270302T100000',
      'RRULE:FREQ=WEEKLY;INTERVAL=1;WKST=MO;BYDAY=TU;COUNT=4',
      'EXDATE;TZID=America/New_York:20270309T090000',
    ]),
  );
  expect(text.find((line) => line.startsWith('DTSTAMP'))).toMatch(/Z$/);
  expect(text.filter((line) => line === 'BEGIN:DAYLIGHT')).toHaveLength(1);
});

it('moves one occurrence by its place in the rule', () => {
  const moved = { ...event, recurrenceLocal: '2027-03-16T09:00' };
  expect(lines(occurrenceCalendar('REQUEST', moved, 'America/New_York', parties))).toEqual(
    expect.arrayContaining([
      'RECURRENCE-ID;TZID=America/New_York:20270316T090000',
      'DTSTART;TZID=America/New_York:20270302T090000',
    ]),
  );
});
