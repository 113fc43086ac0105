import type { Locale } from '../../app/i18n';

/** From when on somebody may come into the room. */
const OPENS_BEFORE_MS = 15 * 60_000;

export interface Timed {
  state: string;
  startsAt: string;
  endsAt: string;
}

/** Whether the way into the room is offered: it is live, or begins soon. */
export const isOpen = ({ state, startsAt, endsAt }: Timed, now: number): boolean =>
  state === 'live' ||
  (state === 'scheduled' &&
    now >= Date.parse(startsAt) - OPENS_BEFORE_MS &&
    now < Date.parse(endsAt));

/** Late in the evening, what begins soon after midnight is of today, too. */
const SOON_MS = 3 * 3_600_000;

/** Whether it begins on the reader's present day or soon, or is on. */
export const isToday = (webinar: Timed, now: Date): boolean =>
  isOpen(webinar, now.getTime()) ||
  Date.parse(webinar.startsAt) - now.getTime() < SOON_MS ||
  new Date(webinar.startsAt).toDateString() === now.toDateString();

export const dayOf = (at: string, locale: Locale, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    timeZone,
  }).format(new Date(at));

/** `9:00 – 10:00 AM EST` */
export function hoursOf(
  { startsAt, endsAt }: Pick<Timed, 'startsAt' | 'endsAt'>,
  locale: Locale,
  timeZone?: string,
): string {
  const hours = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  const isOneDay = dayOf(startsAt, locale, timeZone) === dayOf(endsAt, locale, timeZone);
  if (isOneDay) return hours.formatRange(new Date(startsAt), new Date(endsAt));
  // Over midnight a range would name both days.
  return `${clock(startsAt, locale, timeZone)} – ${hours.format(new Date(endsAt))}`;
}

/** The time at the host's, where the clocks there show another; null: the same. */
export function hostTime(webinar: Timed & { timeZone: string }, locale: Locale): string | null {
  const { startsAt, timeZone } = webinar;
  const own = [dayOf(startsAt, locale), clock(startsAt, locale)].join();
  const host = [dayOf(startsAt, locale, timeZone), clock(startsAt, locale, timeZone)].join();
  if (own === host) return null;
  const hours = hoursOf(webinar, locale, timeZone);
  return dayOf(startsAt, locale) === dayOf(startsAt, locale, timeZone)
    ? hours
    : `${dayOf(startsAt, locale, timeZone)}, ${hours}`;
}

const clock = (at: string, locale: Locale, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(
    new Date(at),
  );

/** `2027-03-14T09:00`: the wall clock of a zone at an instant, as form fields take it. */
export function wallClock(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
