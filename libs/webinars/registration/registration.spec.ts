import { describe, expect, it } from 'vitest';
import { dueReminder, freePlaces, type ReminderQuestion } from './registration';

it('frees as many places as there are', () => {
  expect(freePlaces(10, 8)).toBe(2);
  expect(freePlaces(10, 12)).toBe(0);
  expect(freePlaces(null, 12)).toBe(Number.MAX_SAFE_INTEGER);
});

describe('the reminder that is due', () => {
  const startsAt = new Date('2027-03-02T14:00:00Z');
  const ask = (now: string, rest: Partial<ReminderQuestion> = {}) =>
    dueReminder({
      startsAt,
      knownSince: new Date('2027-02-01T00:00:00Z'),
      now: new Date(now),
      wanted: ['day', 'hour', 'ten-minutes'],
      sent: [],
      ...rest,
    });

  it('comes a day, an hour and ten minutes before, each once', () => {
    expect(ask('2027-03-01T13:59:59Z')).toBeNull();
    expect(ask('2027-03-01T14:00:00Z')).toBe('day');
    expect(ask('2027-03-01T15:00:00Z', { sent: ['day'] })).toBeNull();
    expect(ask('2027-03-02T13:00:00Z', { sent: ['day'] })).toBe('hour');
    expect(ask('2027-03-02T13:51:00Z', { sent: ['day', 'hour'] })).toBe('ten-minutes');
    expect(ask('2027-03-02T14:00:00Z')).toBeNull();
  });

  it('is only the nearest of those that were missed', () => {
    expect(ask('2027-03-02T13:55:00Z')).toBe('ten-minutes');
    expect(ask('2027-03-02T13:56:00Z', { sent: ['ten-minutes'] })).toBeNull();
  });

  it('is what the person has chosen, and not what had passed when they came', () => {
    expect(ask('2027-03-02T13:00:00Z', { wanted: ['day'], sent: ['day'] })).toBeNull();
    expect(ask('2027-03-02T13:00:00Z', { wanted: [] })).toBeNull();
    const knownSince = new Date('2027-03-02T12:00:00Z');
    expect(ask('2027-03-02T12:30:00Z', { knownSince })).toBeNull();
    expect(ask('2027-03-02T13:00:00Z', { knownSince })).toBe('hour');
  });
});
