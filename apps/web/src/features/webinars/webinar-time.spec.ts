import { describe, expect, it } from 'vitest';
import { dayOf, hostTime, hoursOf, isOpen, wallClock } from './webinar-time';

const webinar = {
  state: 'scheduled',
  startsAt: '2027-03-14T14:00:00.000Z',
  endsAt: '2027-03-14T15:00:00.000Z',
  timeZone: 'America/New_York',
};

describe('a webinar in time', () => {
  it('is open from a quarter of an hour before until its end', () => {
    const at = (time: string) => isOpen(webinar, Date.parse(`2027-03-14T${time}:00Z`));
    expect([at('13:44'), at('13:45'), at('14:59'), at('15:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isOpen({ ...webinar, state: 'live' }, Date.parse('2027-03-15T00:00:00Z'))).toBe(true);
    expect(isOpen({ ...webinar, state: 'cancelled' }, Date.parse(webinar.startsAt))).toBe(false);
  });

  it('is told in a zone', () => {
    expect(dayOf(webinar.startsAt, 'en', 'Asia/Tokyo')).toBe('Sunday, March 14, 2027');
    expect(hoursOf(webinar, 'en', 'America/New_York')).toMatch(/10:00.*11:00.*EDT/);
    expect(hoursOf(webinar, 'es', 'America/New_York')).toMatch(/10:00.*11:00/);
  });

  it('is told in hours alone also when it goes over midnight', () => {
    const late = { startsAt: '2027-03-14T22:30:00Z', endsAt: '2027-03-15T00:00:00Z' };
    expect(hoursOf(late, 'en', 'UTC')).toMatch(/^10:30\sPM – 12:00\sAM UTC$/);
    expect(hoursOf(late, 'es', 'UTC')).not.toContain('2027');
  });

  it('shows the host’s time where it is another than one’s own', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(hostTime({ ...webinar, timeZone: own }, 'en')).toBeNull();
    expect(hostTime({ ...webinar, timeZone: 'Asia/Kathmandu' }, 'en')).toMatch(/7:45/);
  });

  it('fills the fields of a form by the clocks of its zone', () => {
    expect(wallClock(webinar.startsAt, 'America/New_York')).toBe('2027-03-14T10:00');
    expect(wallClock('2027-03-14T05:30:00Z', 'America/New_York')).toBe('2027-03-14T00:30');
  });
});
