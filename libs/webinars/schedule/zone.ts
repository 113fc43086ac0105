const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/** `2027-03-14T09:00`: what people of a zone read off the wall. */
export const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether it is a time zone by its IANA name; offsets such as `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** The wall clock of a zone at an instant. */
export function wallClockOf(instant: Date, zone: string): string {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}`;
}

/** How far the zone's wall clock is ahead of UTC at an instant, in whole minutes. */
export function offsetMinutes(instant: Date, zone: string): number {
  const minute = Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
  return (asUtc(wallClockOf(instant, zone)) - minute) / MINUTE_MS;
}

/**
 * The instant of a wall clock, as RFC 5545 reads it: of two the first; one that the change to
 * daylight saving leaves out is counted by the offset before the change.
 */
export function instantOf(wallClock: string, zone: string): Date {
  const utc = asUtc(wallClock);
  const by = (around: number): Date =>
    new Date(utc - offsetMinutes(new Date(utc + around), zone) * MINUTE_MS);
  const [before, after] = [by(-DAY_MS), by(DAY_MS)];
  const fits = [before, after].find((instant) => wallClockOf(instant, zone) === wallClock);
  return fits ?? before;
}

const asUtc = (wallClock: string): number => Date.parse(`${wallClock}:00Z`);

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
