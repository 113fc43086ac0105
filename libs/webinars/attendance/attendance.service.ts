import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RoomRole } from '../room/room-event';
import { attendanceOf, windowOf } from './attendance';
import type { Span } from './merge-intervals';
import type { AttendanceReport, AttendanceRow } from './schemas';
import { WEBINAR_TIMES, type WebinarTimes } from './webinar-times';

interface StayRow {
  personId: string;
  name: string;
  email: string;
  practice: string | null;
  role: RoomRole;
  joinedAt: Date;
  lastSeenAt: Date;
  here: boolean;
}

interface Window {
  span: Span;
  over: boolean;
}

/** Who was in a class, how long, and when. */
@Injectable()
export class Attendances {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(WEBINAR_TIMES) private readonly times: WebinarTimes,
  ) {}

  async of(webinarId: string): Promise<AttendanceReport> {
    const stays: StayRow[] = await this.dataSource.query(
      `select person_id as "personId", person.name, person.email, practice.name as practice,
         stay.role, joined_at as "joinedAt", stay.last_seen_at as "lastSeenAt",
         left_at is null and stay.last_seen_at > now() - interval '12 seconds' as here
       from attendance_interval stay join person on person.id = person_id
       left join practice on practice.id = person.practice_id
       where webinar_id = $1 order by lower(person.name), person_id, joined_at`,
      [webinarId],
    );
    const window = await this.window(webinarId, stays);
    const { span, over } = window ?? { span: null, over: false };
    const byPerson = new Map<string, StayRow[]>();
    for (const stay of stays) {
      // Who comes only when it is over was not there.
      if (over && span && stay.joinedAt.getTime() >= span[1]) continue;
      byPerson.set(stay.personId, [...(byPerson.get(stay.personId) ?? []), stay]);
    }
    return {
      startedAt: span && toTime(span[0]),
      endedAt: span && over ? toTime(span[1]) : null,
      people: window ? [...byPerson.values()].map((own) => toRow(own, window)) : [],
    };
  }

  private async window(webinarId: string, stays: StayRow[]): Promise<Window | null> {
    const known = await this.times.timesOf(webinarId);
    if (known) {
      const { start, end } = known;
      return { span: [start.getTime(), (end ?? new Date()).getTime()], over: end !== null };
    }
    const span = windowOf(stays.map((stay) => ({ role: stay.role, span: toSpan(stay) })));
    return span && { span, over: !stays.some(({ role, here }) => role === 'host' && here) };
  }
}

const toSpan = ({ joinedAt, lastSeenAt }: StayRow): Span => [
  joinedAt.getTime(),
  lastSeenAt.getTime(),
];
const toTime = (ms: number): string => new Date(ms).toISOString();

function toRow(stays: readonly StayRow[], { span, over }: Window): AttendanceRow {
  const [first] = stays;
  const spans = stays.map(toSpan);
  const { intervals, attendedMs, percent, late, leftEarly } = attendanceOf(spans, span, over);
  return {
    personId: first?.personId ?? '',
    name: first?.name ?? '',
    email: first?.email ?? '',
    practice: first?.practice ?? null,
    role: stays.at(-1)?.role ?? 'viewer',
    attendedSeconds: Math.round(attendedMs / 1000),
    ...{ percent, late, leftEarly },
    firstJoinedAt: toTime(Math.min(...spans.map(([from]) => from))),
    lastSeenAt: toTime(Math.max(...spans.map(([, to]) => to))),
    intervals: intervals.map(([from, to]) => ({ from: toTime(from), to: toTime(to) })),
  };
}
