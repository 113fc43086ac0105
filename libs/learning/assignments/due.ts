export const DUE_STATES = ['done', 'overdue', 'due-soon', 'open'] as const;
export type DueState = (typeof DUE_STATES)[number];

const DAY_MS = 24 * 3_600_000;
/** The zone in which a day ends last, UTC−12: nobody is late on their own due day. */
const LAST_ZONE_MS = 12 * 3_600_000;
const SOON_DAYS = 7;

/**
 * Where something due stands. A due day is over when it has ended everywhere on earth.
 * @param dueOn calendar date, `2026-12-31`
 */
export function dueState(dueOn: string, done: boolean, now: Date): DueState {
  if (done) return 'done';
  const endMs = endOfDayMs(dueOn);
  if (now.getTime() >= endMs) return 'overdue';
  return endMs - now.getTime() <= SOON_DAYS * DAY_MS ? 'due-soon' : 'open';
}

/** Whole days since a due day was over; 0 while it is not. */
export const daysOverdue = (dueOn: string, now: Date): number =>
  Math.max(0, Math.ceil((now.getTime() - endOfDayMs(dueOn)) / DAY_MS));

const endOfDayMs = (day: string): number => Date.parse(`${day}T00:00:00Z`) + DAY_MS + LAST_ZONE_MS;
