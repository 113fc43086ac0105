import { WEEKDAYS, type Weekday } from '../webinar/weekday-name';
import type { NewWebinar, Occurrence, OccurrencesQuestion } from './api';

export const REPEATS = ['none', 'weekly', 'biweekly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];
export const ENDS = ['count', 'until'] as const;

/** What the fields hold of how a new webinar comes again. */
export interface RepeatForm {
  repeat: Repeat;
  /** Beside that of the first day. */
  weekdays: Weekday[];
  ends: (typeof ENDS)[number];
  count: number;
  until: string;
  /** Days that are left out. */
  exceptions: string[];
}

type Dated = RepeatForm & { date: string };

export const noRepeat = (): RepeatForm => ({
  ...{ repeat: 'none', weekdays: [], ends: 'count', count: 6, until: '', exceptions: [] },
});

/** What the server is told. The first day belongs to it; of a month's weekdays a fifth is the last. */
export function recurrenceOf(form: Dated): NonNullable<NewWebinar['recurrence']> | undefined {
  const { repeat, date, ends, count, until } = form;
  const end = ends === 'count' ? { count } : { until };
  switch (repeat) {
    case 'none':
      return undefined;
    case 'weekly':
    case 'biweekly': {
      const interval = repeat === 'weekly' ? 1 : 2;
      return { frequency: 'weekly', interval, weekdays: weekdaysOf(form), ...end };
    }
    case 'monthly': {
      const nth = Math.ceil(Number(date.slice(8, 10)) / 7);
      const ordinal = ([1, 2, 3, 4] as const).find((one) => one === nth) ?? -1;
      return { frequency: 'monthly', interval: 1, weekday: weekdayOf(date), ordinal, ...end };
    }
  }
}

/** Of what the dates are asked; null while the fields do not say it yet. */
export function questionOf(
  form: Dated & { time: string; timeZone: string },
): OccurrencesQuestion | null {
  const recurrence = recurrenceOf(form);
  const { date, time, timeZone } = form;
  if (!recurrence || !date || !time || Object.values(wrongRepeatOf(form)).some(Boolean))
    return null;
  return { startsLocal: `${date}T${time.slice(0, 5)}`, timeZone, recurrence };
}

/** In the order of the week. */
export const weekdaysOf = ({ date, weekdays }: Dated): Weekday[] =>
  WEEKDAYS.filter((day) => weekdays.includes(day) || (date && day === weekdayOf(date)));

/** What is wrong with it, by field. */
export const wrongRepeatOf = ({ repeat, ends, count, until, date }: Dated) => ({
  count: repeat !== 'none' && ends === 'count' && !(count >= 2 && count <= 100),
  until: repeat !== 'none' && ends === 'until' && (!until || until < date),
});

/** The day by which an occurrence is left out. */
export const dayOfOccurrence = ({ startsLocal }: Occurrence): string => startsLocal.slice(0, 10);

export type SeriesTrouble = 'noneLeft' | 'past';

/** Why the series could not be made as it stands. */
export function troubleOf(
  occurrences: readonly Occurrence[],
  exceptions: readonly string[],
  now: Date,
): SeriesTrouble | null {
  const kept = occurrences.filter((one) => !exceptions.includes(dayOfOccurrence(one)));
  if (kept.length === 0) return 'noneLeft';
  return kept.some(({ startsAt }) => new Date(startsAt) <= now) ? 'past' : null;
}

export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}
