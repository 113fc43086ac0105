import { DomainError } from '@rounds/platform/errors';

/** Days as iCalendar names them, in the order of the week. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Which of a month's Mondays, Tuesdays …: -1 is the last. */
export const ORDINALS = [1, 2, 3, 4, -1] as const;
export type Ordinal = (typeof ORDINALS)[number];

export const MAX_OCCURRENCES = 100;

/** `weekStart`: Monday, unless all of it was moved to other days; weeks in which it comes begin there. */
type Rhythm = { interval: number } & (
  | { frequency: 'weekly'; weekdays: Weekday[]; weekStart?: Weekday | undefined }
  | { frequency: 'monthly'; weekday: Weekday; ordinal: Ordinal }
);

/** How a series goes on: so many times, what is left out included. */
export type Recurrence = Rhythm & { count: number };

/** As people plan it: so many times, or as long as it begins on a day or before it. */
export type PlannedRecurrence = Rhythm & { count?: number | undefined; until?: string | undefined };

const DAY_MS = 24 * 3_600_000;
/** A hundred months, every twelfth of them, and then some. */
const MAX_STEPS = 2000;

/** The value of an RRULE that says the same. */
export function rruleOf(rule: Recurrence): string {
  const head = `FREQ=${rule.frequency.toUpperCase()};INTERVAL=${rule.interval}`;
  switch (rule.frequency) {
    case 'weekly': {
      const days = inOrder(rule.weekdays).join(',');
      return `${head};WKST=${rule.weekStart ?? 'MO'};BYDAY=${days};COUNT=${rule.count}`;
    }
    case 'monthly':
      return `${head};BYDAY=${rule.ordinal}${rule.weekday};COUNT=${rule.count}`;
  }
}

/**
 * The wall clocks of a series: the first one that fits at or after `start`, and those that follow.
 * Wall clocks, because a series keeps its time of day when the clocks change.
 */
export function expand(rule: Recurrence, start: string): string[] {
  const [date = '', time = ''] = start.split('T');
  const found: string[] = [];
  for (let step = 0; step < MAX_STEPS && found.length < rule.count; step++) {
    for (const day of daysOf(rule, date, step)) {
      if (day >= date && found.length < rule.count) found.push(`${day}T${time}`);
    }
  }
  return found;
}

/**
 * The rule of a plan, which knows how often. Days are in the order of the week, as people read them.
 * @throws DomainError `series-is-empty`, `series-too-long`
 */
export function planned({ until, count, ...rhythm }: PlannedRecurrence, start: string): Recurrence {
  const times = until === undefined ? (count ?? 0) : countUntil(rhythm, start, until);
  if (times === 0) throw new DomainError('series-is-empty', 'invalid', 'The series has no date');
  if (times > MAX_OCCURRENCES) {
    const text = `A series has at most ${MAX_OCCURRENCES} dates`;
    throw new DomainError('series-too-long', 'invalid', text);
  }
  if (rhythm.frequency === 'monthly') return { ...rhythm, count: times };
  return { ...rhythm, weekdays: inOrder(rhythm.weekdays), count: times };
}

/** How many occurrences begin on or before a day; of too many only that they are. */
function countUntil(rhythm: Rhythm, start: string, until: string): number {
  const all = expand({ ...rhythm, count: MAX_OCCURRENCES + 1 }, start);
  return all.filter((wallClock) => wallClock.slice(0, 10) <= until).length;
}

/** The rule when an occurrence on day `from` moves to day `to`, and those after it likewise. */
export function shifted(rule: Recurrence, from: string, to: string): Recurrence {
  const days = Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
  if (days === 0) return rule;
  switch (rule.frequency) {
    case 'weekly':
      return {
        ...rule,
        weekdays: inOrder(rule.weekdays.map((day) => later(day, days))),
        // Of every second week, days that were of one week stay together.
        weekStart: later(rule.weekStart ?? 'MO', days),
      };
    case 'monthly':
      return { ...rule, weekday: weekdayOf(to), ordinal: ordinalOf(to, rule.ordinal) };
  }
}

function daysOf(rule: Recurrence, date: string, step: number): string[] {
  switch (rule.frequency) {
    case 'weekly': {
      const { interval, weekdays, weekStart = 'MO' } = rule;
      const first = Date.parse(date) - daysBetween(weekStart, weekdayOf(date)) * DAY_MS;
      const week = first + step * interval * 7 * DAY_MS;
      const places = inOrder(weekdays).map((day) => daysBetween(weekStart, day));
      return places.sort((a, b) => a - b).map((place) => dayText(week + place * DAY_MS));
    }
    case 'monthly': {
      const [year = 0, month = 1] = date.split('-').map(Number);
      return [dayOfMonth(year, month - 1 + step * rule.interval, rule.weekday, rule.ordinal)];
    }
  }
}

/** `month` counts from 0 and may be beyond the year. */
function dayOfMonth(year: number, month: number, weekday: Weekday, ordinal: Ordinal): string {
  const wanted = WEEKDAYS.indexOf(weekday);
  if (ordinal === -1) {
    const last = Date.UTC(year, month + 1, 0);
    return dayText(last - ((WEEKDAYS.indexOf(weekdayOf(dayText(last))) - wanted + 7) % 7) * DAY_MS);
  }
  const first = Date.UTC(year, month, 1);
  const ahead = (wanted - WEEKDAYS.indexOf(weekdayOf(dayText(first))) + 7) % 7;
  return dayText(first + (ahead + (ordinal - 1) * 7) * DAY_MS);
}

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export function weekdayOf(date: string): Weekday {
  const sundayFirst = new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'MO';
}

/** What stays the last stays the last, as far as the day allows; a fifth one is the last. */
function ordinalOf(date: string, before: Ordinal): Ordinal {
  const day = Number(date.slice(8, 10));
  const [year = 0, month = 1] = date.split('-').map(Number);
  const inLastWeek = day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (inLastWeek && before === -1) return -1;
  return ORDINALS.find((ordinal) => ordinal === Math.ceil(day / 7)) ?? -1;
}

/** From one weekday to the next time it is the other. */
const daysBetween = (from: Weekday, to: Weekday): number =>
  (WEEKDAYS.indexOf(to) - WEEKDAYS.indexOf(from) + 7) % 7;

const later = (day: Weekday, days: number): Weekday =>
  WEEKDAYS[(((WEEKDAYS.indexOf(day) + days) % 7) + 7) % 7] ?? day;

const inOrder = (days: readonly Weekday[]): Weekday[] =>
  WEEKDAYS.filter((day) => days.includes(day));
