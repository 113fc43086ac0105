import { z } from 'zod';
import { MAX_OCCURRENCES, ORDINALS, WEEKDAYS } from './recurrence';
import { timeZone, wallClock } from './zone-schemas';

const occurrences = z.number().int().min(1).max(MAX_OCCURRENCES);
/** Every so many weeks or months. */
const interval = z.number().int().min(1).max(12).default(1);
const weekly = {
  frequency: z.literal('weekly'),
  weekdays: z.array(z.enum(WEEKDAYS)).min(1).max(7),
  interval,
};
const monthly = {
  frequency: z.literal('monthly'),
  weekday: z.enum(WEEKDAYS),
  /** Which of the month's: -1 is the last. */
  ordinal: z.literal(ORDINALS),
  interval,
};

/** `count`: how often, what is left out included; `weekStart`: Monday, where it is left out. */
export const recurrenceSchema = z
  .discriminatedUnion('frequency', [
    z.object({ ...weekly, weekStart: z.enum(WEEKDAYS).optional(), count: occurrences }),
    z.object({ ...monthly, count: occurrences }),
  ])
  .meta({ id: 'WebinarRecurrence' });

/** So many times, or as long as it begins on a day of the host's zone or before it. */
const end = { count: occurrences.optional(), until: z.iso.date().optional() };
export const plannedRecurrence = z
  .discriminatedUnion('frequency', [
    z.object({ ...weekly, ...end }),
    z.object({ ...monthly, ...end }),
  ])
  .refine(
    ({ count, until }) => (count === undefined) !== (until === undefined),
    'Either a count or until when',
  )
  .meta({ id: 'PlannedWebinarRecurrence' });

export const occurrencesQuestion = z.object({
  /** Wall clock in `timeZone`. */
  startsLocal: wallClock,
  timeZone,
  recurrence: plannedRecurrence,
});
export type OccurrencesQuestion = z.infer<typeof occurrencesQuestion>;

export const occurrencesAnswer = z
  .object({
    items: z.array(
      z.object({
        /** By the rule; its day is what `exceptions` name. */
        startsLocal: z.string(),
        /** Later than the rule says, where the clocks leave that hour out. */
        startsAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'WebinarOccurrences' });
export type OccurrencesAnswer = z.infer<typeof occurrencesAnswer>;
