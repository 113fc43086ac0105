import type { Locale } from '../../../app/i18n';
import { wallClock } from '../webinar-time';
import type { Occurrence } from './api';
import { dayOfOccurrence } from './repeat-form';

export interface OccurrenceRow {
  /** By which it is left out. */
  value: string;
  date: string;
  time: string;
  /** By the reader's clocks, where those show another; with its day where that is another, too. */
  own: string | null;
  /** The name of the zone's time, where the clocks have changed since the row before. */
  changed: string | null;
  isPast: boolean;
}

interface Reader {
  locale: Locale;
  /** Of the host. */
  timeZone: string;
  ownZone: string;
  now: Date;
}

/** How the dates of a series are told. */
export function occurrenceRows(items: readonly Occurrence[], reader: Reader): OccurrenceRow[] {
  const { locale, timeZone, ownZone, now } = reader;
  return items.map((item, index) => {
    const { startsAt } = item;
    const before = items[index - 1];
    const zone = zoneName(startsAt, locale, timeZone);
    const isChanged = before && zoneName(before.startsAt, locale, timeZone) !== zone;
    return {
      value: dayOfOccurrence(item),
      date: day(startsAt, reader, timeZone),
      time: hour(startsAt, locale, timeZone),
      own: ownTime(startsAt, reader, ownZone),
      changed: isChanged ? zone : null,
      isPast: new Date(startsAt) <= now,
    };
  });
}

function ownTime(at: string, reader: Reader, ownZone: string): string | null {
  const [own, host] = [wallClock(at, ownZone), wallClock(at, reader.timeZone)];
  if (own === host) return null;
  const time = hour(at, reader.locale, ownZone);
  const isSameDay = own.slice(0, 10) === host.slice(0, 10);
  return isSameDay ? time : `${day(at, reader, ownZone)}, ${time}`;
}

/** With the year, unless it is this one. */
function day(at: string, { locale, now }: Reader, timeZone: string): string {
  const isThisYear = at.slice(0, 4) === now.toISOString().slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone },
    ...(!isThisYear && { year: 'numeric' }),
  }).format(new Date(at));
}

const hour = (at: string, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone },
  }).format(new Date(at));

const zoneName = (at: string, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZoneName: 'short', timeZone })
    .formatToParts(new Date(at))
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';
