import type { Locale } from '@rounds/accounts';

/** A start as a mail tells it: in the reader's zone, and in the host's where that is another. */
export function timeLines(at: Date, locale: Locale, ownZone: string, hostZone: string): string[] {
  const own = timeIn(at, locale, ownZone);
  const host = timeIn(at, locale, hostZone);
  return own === host ? [own] : [own, host];
}

const timeIn = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
