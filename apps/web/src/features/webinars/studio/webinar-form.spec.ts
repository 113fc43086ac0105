import { describe, expect, it } from 'vitest';
import { emptyForm, factsOf, missingOf } from './webinar-form';

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

  it('says what is missing', () => {
    expect(Object.values(missingOf(form)).some(Boolean)).toBe(false);
    const bad = {
      ...form,
      title: ' ',
      date: '',
      durationMinutes: 3,
      repeat: 'weekly',
      count: 0,
    } as const;
    expect(missingOf({ ...bad, audience: { kind: 'roles', keys: [] } })).toEqual({
      ...{ title: true, when: true, duration: true, audience: true, count: true, until: false },
    });
  });
});
