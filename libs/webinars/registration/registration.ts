/** A place, a place in the queue, or neither any more. */
export const REGISTRATION_STATES = ['registered', 'waiting', 'cancelled'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** How long before the start somebody wants to be reminded. */
export const REMINDERS = ['day', 'hour', 'ten-minutes'] as const;
export type ReminderKind = (typeof REMINDERS)[number];

export const BEFORE_MINUTES: Record<ReminderKind, number> = {
  day: 24 * 60,
  hour: 60,
  'ten-minutes': 10,
};

/** How many of the waiting move up. */
export const freePlaces = (capacity: number | null, registered: number): number =>
  capacity === null ? Number.MAX_SAFE_INTEGER : Math.max(0, capacity - registered);

export interface ReminderQuestion {
  startsAt: Date;
  /** When the person registered, or the start was set, whichever is later. */
  knownSince: Date;
  now: Date;
  wanted: readonly ReminderKind[];
  sent: readonly ReminderKind[];
}

/**
 * The one reminder that is due: of several that were missed only the nearest to the start, and none
 * whose moment had passed when the person learned of the start.
 */
export function dueReminder(question: ReminderQuestion): ReminderKind | null {
  const { startsAt, knownSince, now, wanted, sent } = question;
  if (now >= startsAt) return null;
  const dueAt = (kind: ReminderKind): Date =>
    new Date(startsAt.getTime() - BEFORE_MINUTES[kind] * 60_000);
  const passed = REMINDERS.filter(
    (kind) => wanted.includes(kind) && dueAt(kind) <= now && dueAt(kind) > knownSince,
  );
  const nearest = passed.at(-1);
  return nearest && !sent.includes(nearest) ? nearest : null;
}
