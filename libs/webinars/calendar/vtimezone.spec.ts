import { describe, expect, it } from 'vitest';
import { changes, vtimezone } from './vtimezone';

const year = (zone: string) =>
  changes(zone, new Date('2027-01-01T00:00:00Z'), new Date('2028-01-01T00:00:00Z')).map(
    ({ at, from, to }) => [at.toISOString(), from, to],
  );

describe('the clocks of a zone', () => {
  it('change when they do, north and south', () => {
    expect(year('America/New_York')).toEqual([
      ['2027-03-14T07:00:00.000Z', -300, -240],
      ['2027-11-07T06:00:00.000Z', -240, -300],
    ]);
    expect(year('Australia/Sydney')).toEqual([
      ['2027-04-03T16:00:00.000Z', 660, 600],
      ['2027-10-02T16:00:00.000Z', 600, 660],
    ]);
    expect(year('America/Phoenix')).toEqual([]);
  });

  it('are told to calendars one change at a time', () => {
    const text = vtimezone(
      'America/New_York',
      new Date('2027-03-01T00:00:00Z'),
      new Date('2027-04-01T00:00:00Z'),
    );
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:America/New_York',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0500',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20270314T020000',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0400',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ]);
  });
});
