import { describe, expect, it } from 'vitest';
import { instantOf, isTimeZone, offsetMinutes, wallClockOf } from './zone';

const at = (wallClock: string, zone: string): string => instantOf(wallClock, zone).toISOString();

describe('a wall clock in a zone', () => {
  it.each([
    ['2027-01-15T09:00', 'America/New_York', '2027-01-15T14:00:00.000Z'],
    ['2027-07-15T09:00', 'America/New_York', '2027-07-15T13:00:00.000Z'],
    ['2027-01-15T09:00', 'Australia/Sydney', '2027-01-14T22:00:00.000Z'],
    ['2027-07-15T09:00', 'Australia/Sydney', '2027-07-14T23:00:00.000Z'],
    ['2027-07-15T09:00', 'America/Phoenix', '2027-07-15T16:00:00.000Z'],
    ['2027-07-15T09:00', 'Asia/Kathmandu', '2027-07-15T03:15:00.000Z'],
    ['2027-07-15T00:00', 'UTC', '2027-07-15T00:00:00.000Z'],
  ])('%s in %s is %s, and back', (wallClock, zone, instant) => {
    expect(at(wallClock, zone)).toBe(instant);
    expect(wallClockOf(new Date(instant), zone)).toBe(wallClock);
  });

  it('that does not exist is counted by the offset before the change', () => {
    expect(at('2027-03-14T02:30', 'America/New_York')).toBe('2027-03-14T07:30:00.000Z');
  });

  it('that comes twice is the first of the two', () => {
    expect(at('2027-11-07T01:30', 'America/New_York')).toBe('2027-11-07T05:30:00.000Z');
    expect(at('2027-04-04T02:30', 'Australia/Sydney')).toBe('2027-04-03T15:30:00.000Z');
  });
});

it('knows zones by their names', () => {
  expect(['America/New_York', 'UTC', 'America/Argentina/Buenos_Aires'].map(isTimeZone)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['', '+02:00', 'Mars/Olympus', 'x\n', '../etc'].some(isTimeZone)).toBe(false);
  expect(offsetMinutes(new Date('2027-07-15T00:00:00Z'), 'Asia/Kolkata')).toBe(330);
});
