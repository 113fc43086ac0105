import { describe, expect, it } from 'vitest';
import { attendanceOf, windowOf } from './attendance';
import type { Span } from './merge-intervals';

const minutes = (from: number, to: number): Span => [from * 60_000, to * 60_000];
const HOUR = minutes(0, 60);

describe('attendance', () => {
  it('counts minutes within the class, once', () => {
    const stays = [minutes(-10, 20), minutes(15, 30), minutes(40, 90)];
    expect(attendanceOf(stays, HOUR, true)).toEqual({
      intervals: [minutes(0, 30), minutes(40, 60)],
      attendedMs: 50 * 60_000,
      percent: 83.3,
      late: false,
      leftEarly: false,
    });
  });

  it.each([
    ['at once', minutes(0, 60), false, false],
    ['within the grace', minutes(5, 55), false, false],
    ['late', minutes(6, 60), true, false],
    ['and leaves early', minutes(0, 54), false, true],
  ])('comes %s', (_, stay, late, leftEarly) => {
    expect(attendanceOf([stay], HOUR, true)).toMatchObject({ late, leftEarly });
  });

  it('knows nobody who left early while the class goes on', () => {
    expect(attendanceOf([minutes(0, 20)], HOUR, false).leftEarly).toBe(false);
  });

  it('of somebody who was only there before is none', () => {
    expect(attendanceOf([minutes(-20, -5)], HOUR, true)).toMatchObject({
      attendedMs: 0,
      percent: 0,
      late: false,
      leftEarly: false,
    });
  });

  it('of a class of no length is none', () => {
    expect(attendanceOf([minutes(0, 5)], minutes(3, 3), true).percent).toBe(0);
  });
});

describe('the time of a class that nobody scheduled', () => {
  const viewer = { role: 'viewer', span: minutes(0, 90) };

  it('is that of its hosts', () => {
    const hosts = [minutes(10, 20), minutes(30, 50)].map((span) => ({ role: 'host', span }));
    expect(windowOf([viewer, ...hosts])).toEqual(minutes(10, 50));
  });

  it('is that of everybody when no host came, and none when nobody did', () => {
    expect(windowOf([viewer])).toEqual(viewer.span);
    expect(windowOf([])).toBeNull();
  });
});
