import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';
import { expand, rruleOf, type Recurrence } from '../schedule/recurrence';
import { instantOf, wallClockOf } from '../schedule/zone';
import { vtimezone } from './vtimezone';
import { WallClockDate } from './wall-clock-date';

export type Method = 'REQUEST' | 'CANCEL';

/** What a calendar shows of a webinar. */
export interface EventFacts {
  uid: string;
  sequence: number;
  title: string;
  description: string;
  url: string;
  startsAt: Date;
  endsAt: Date;
}

/** An event that takes the place of one that the rule of a series gives. */
export interface OccurrenceFacts extends EventFacts {
  /** Where the rule puts it, in the zone of the series. */
  recurrenceLocal: string;
}

export interface SeriesFacts extends EventFacts {
  recurrence: Recurrence;
  startsLocal: string;
  timeZone: string;
  /** Wall clocks at which the person does not come. */
  exceptions: string[];
  /** Occurrences that differ from the rule. */
  changed: OccurrenceFacts[];
}

/** Between whom. */
export interface Parties {
  organizer: string;
  attendee: { name: string; email: string };
}

const PRODUCT = { company: 'Rounds', product: 'Webinars', language: 'EN' };

/** One webinar by itself, in UTC. */
export function eventCalendar(method: Method, facts: EventFacts, parties: Parties): string {
  const calendar = calendarOf(method);
  const when = { start: facts.startsAt, end: facts.endsAt };
  calendar.createEvent({ ...common(method, facts, parties), ...when });
  return calendar.toString();
}

/** A whole series in the clocks of its zone, with all that differs from its rule. */
export function seriesCalendar(method: Method, series: SeriesFacts, parties: Parties): string {
  const calendar = calendarOf(method);
  const { timeZone, exceptions, changed, startsLocal } = series;
  const last = expand(series.recurrence, startsLocal).at(-1) ?? startsLocal;
  const minutes = series.endsAt.getTime() - series.startsAt.getTime();
  const start = new WallClockDate(startsLocal);
  calendar.createEvent({
    ...common(method, series, parties),
    timezone: timeZone,
    start,
    end: new WallClockDate(new Date(start.getTime() + minutes).toISOString().slice(0, 16)),
    repeating: `RRULE:${rruleOf(series.recurrence)}${exdates(exceptions, timeZone)}`,
  });
  const own = method === 'REQUEST' ? changed : [];
  for (const one of own) calendar.createEvent(occurrence(method, one, timeZone, parties));
  return withZone(calendar.toString(), timeZone, instantOf(startsLocal, timeZone), [
    instantOf(last, timeZone),
    ...own.map(({ endsAt }) => endsAt),
  ]);
}

/** One occurrence of a series that differs from its rule, or is no more. */
export function occurrenceCalendar(
  method: Method,
  facts: OccurrenceFacts,
  timeZone: string,
  parties: Parties,
): string {
  const calendar = calendarOf(method);
  calendar.createEvent(occurrence(method, facts, timeZone, parties));
  const from = instantOf(facts.recurrenceLocal, timeZone);
  const [earlier, later] = from < facts.startsAt ? [from, facts.endsAt] : [facts.startsAt, from];
  return withZone(calendar.toString(), timeZone, earlier, [later]);
}

/** What somebody comes to, for programs that ask for it again and again. */
export function feedCalendar(name: string, events: readonly EventFacts[]): string {
  const calendar = ical({ name, prodId: PRODUCT, ttl: 3600 });
  for (const { startsAt, endsAt, ...facts } of events) {
    calendar.createEvent({ ...texts(facts), start: startsAt, end: endsAt });
  }
  return calendar.toString();
}

const calendarOf = (method: Method) =>
  ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });

const occurrence = (
  method: Method,
  facts: OccurrenceFacts,
  timezone: string,
  parties: Parties,
): ICalEventData => ({
  ...common(method, facts, parties),
  timezone,
  recurrenceId: new WallClockDate(facts.recurrenceLocal),
  start: new WallClockDate(wallClockOf(facts.startsAt, timezone)),
  end: new WallClockDate(wallClockOf(facts.endsAt, timezone)),
});

const texts = ({
  uid,
  sequence,
  title,
  description,
  url,
}: Omit<EventFacts, 'startsAt' | 'endsAt'>) => ({
  ...{ id: uid, sequence, summary: title, description: description || null },
  ...{ url, location: url, stamp: new Date() },
});

const common = (method: Method, facts: EventFacts, { organizer, attendee }: Parties) => ({
  ...texts(facts),
  organizer,
  status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  attendees: [
    {
      ...attendee,
      rsvp: false,
      role: ICalAttendeeRole.REQ,
      status: method === 'CANCEL' ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
    },
  ],
});

const exdates = (wallClocks: readonly string[], zone: string): string =>
  wallClocks.map((one) => `\r\nEXDATE;TZID=${zone}:${one.replace(/[-:]/g, '')}00`).join('');

/** Events of a zone follow their zone. The generator itself would put DTSTAMP into it, too. */
function withZone(text: string, zone: string, from: Date, until: readonly Date[]): string {
  if (zone === 'UTC') return text;
  const to = new Date(Math.max(...until.map((one) => one.getTime())));
  return text.replace('BEGIN:VEVENT', `${vtimezone(zone, from, to)}\r\nBEGIN:VEVENT`);
}
