import { describe, expect, it } from 'vitest';
import {
  assertFuture,
  assertMove,
  endOf,
  mayMove,
  strongestRole,
  WEBINAR_STATES,
  type WebinarMove,
} from './webinar';

describe('the states of a webinar', () => {
  it.each<[WebinarMove, string[]]>([
    ['edit', ['draft', 'scheduled']],
    ['schedule', ['draft']],
    ['cancel', ['draft', 'scheduled']],
    ['go-live', ['scheduled']],
    ['end', ['live']],
    ['register', ['scheduled', 'live']],
  ])('allow to %s from %j only', (move, from) => {
    expect(WEBINAR_STATES.filter((state) => mayMove(move, state))).toEqual(from);
  });

  it('refuse another move by a stable code', () => {
    expect(() => assertMove('end', 'scheduled')).toThrow(
      expect.objectContaining({ code: 'wrong-webinar-state', kind: 'conflict' }),
    );
  });
});

it('starts in the future and ends after its duration', () => {
  const startsAt = new Date('2027-03-14T14:00:00Z');
  expect(endOf({ startsAt, durationMinutes: 45 }).toISOString()).toBe('2027-03-14T14:45:00.000Z');
  expect(() => assertFuture(startsAt, new Date('2027-03-14T13:59:59Z'))).not.toThrow();
  expect(() => assertFuture(startsAt, startsAt)).toThrow(
    expect.objectContaining({
      code: 'starts-in-the-past',
      details: { startsAt: '2027-03-14T14:00:00.000Z' },
    }),
  );
});

it('knows what somebody is to a webinar by the strongest tie', () => {
  const nobody = { personRole: null, registered: false, visible: false };
  expect(strongestRole(nobody)).toBeNull();
  expect(strongestRole({ ...nobody, visible: true })).toBe('invited');
  expect(strongestRole({ ...nobody, registered: true })).toBe('registered');
  expect(strongestRole({ ...nobody, registered: true, personRole: 'speaker' })).toBe('speaker');
  expect(strongestRole({ ...nobody, personRole: 'co-host' })).toBe('host');
});
