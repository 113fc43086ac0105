import { FEW, wilson } from './wilson';

/** So many weeks make a trend, the last of them the present one. */
export const TREND_WEEKS = 12;
const HALF = TREND_WEEKS / 2;
const DAY_MS = 86_400_000;

export interface Week {
  /** Its Monday, as `2026-11-23`, in UTC. */
  week: string;
  n: number;
  positive: number;
}

/** How the later half of the weeks compares with the earlier one. */
export type Direction = 'up' | 'down' | 'steady' | 'few';

/** Monday of a moment's week, as ISO 8601 has it, in UTC. */
export function weekOf(at: Date): string {
  const day = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - day * DAY_MS).toISOString().slice(0, 10);
}

/** {@link TREND_WEEKS} weeks in order, up to now; those in which nobody answered are empty. */
export function fillWeeks(weeks: readonly Week[], now: Date): Week[] {
  const known = new Map(weeks.map((week) => [week.week, week]));
  return Array.from({ length: TREND_WEEKS }, (_, index) => {
    const week = weekOf(new Date(now.getTime() - (TREND_WEEKS - 1 - index) * 7 * DAY_MS));
    return known.get(week) ?? { week, n: 0, positive: 0 };
  });
}

/** Up or down only when the halves' intervals do not touch; too few answers say nothing. */
export function directionOf(weeks: readonly Week[]): Direction {
  const earlier = sum(weeks.slice(0, HALF));
  const later = sum(weeks.slice(HALF));
  if (earlier.n < FEW || later.n < FEW) return 'few';
  const [before, after] = [earlier, later].map(({ positive, n }) => wilson(positive, n));
  if (!before || !after) return 'few';
  if (after.low > before.high) return 'up';
  return after.high < before.low ? 'down' : 'steady';
}

const sum = (weeks: readonly Week[]): { n: number; positive: number } => ({
  n: weeks.reduce((total, { n }) => total + n, 0),
  positive: weeks.reduce((total, { positive }) => total + positive, 0),
});
