import { z } from 'zod';
import { FEEDBACK_KINDS } from './due';

export const MAX_WORDS = 2000;
export const MAX_NOTE = 1000;
const MAX_INT4 = 2_147_483_647;

export const milliseconds = z.number().int().min(0).max(MAX_INT4);
/** PostgreSQL stores no NUL. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');
export const words = text(MAX_WORDS);
export const kind = z.enum(FEEDBACK_KINDS);
export const rating = z.number().int().min(1).max(5);

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

export const ofClass = z.object({ classId: z.uuid() });
export type OfClass = z.infer<typeof ofClass>;

/** What was done about it, as its person sees it. */
export const handled = z
  .object({ id: z.uuid(), note: z.string(), by: z.string(), at: z.iso.datetime() })
  .meta({ id: 'FeedbackHandled' });
export type Handled = z.infer<typeof handled>;

/** One interaction: a class, chapter or quiz as it is in a version of a class. */
export const thing = z.object({ kind, thingId: z.uuid(), versionId: z.uuid() });
export type ThingInput = z.infer<typeof thing>;

export const feedbackInput = thing.extend({
  rating,
  /** Left out: stays as it is. */
  remark: words.optional(),
});
export type FeedbackInput = z.infer<typeof feedbackInput>;

export const feedbackView = z
  .object({
    id: z.uuid(),
    kind,
    thingId: z.uuid(),
    versionId: z.uuid(),
    title: z.string(),
    rating,
    remark: z.string(),
    handled: handled.nullable(),
  })
  .meta({ id: 'Feedback' });
export type FeedbackView = z.infer<typeof feedbackView>;

export const dueAnswer = z
  .object({
    versionId: z.uuid(),
    /** The one thing to ask about now; null: do not ask. */
    ask: z.object({ kind, thingId: z.uuid(), title: z.string() }).nullable(),
    /** What the person has said of this version. */
    given: z.array(feedbackView),
  })
  .meta({ id: 'FeedbackDue' });
export type DueAnswer = z.infer<typeof dueAnswer>;

export const newPin = z.object({
  versionId: z.uuid(),
  /** Counts as its full second. */
  atMs: milliseconds,
  words: words.default(''),
});
export type NewPin = z.infer<typeof newPin>;

export const pinChange = z.object({ words });
export type PinChange = z.infer<typeof pinChange>;

export const pinView = z
  .object({
    id: z.uuid(),
    atMs: milliseconds,
    words: z.string(),
    handled: handled.nullable(),
  })
  .meta({ id: 'UnclearPin' });
export type PinView = z.infer<typeof pinView>;

export const pinList = z
  .object({ versionId: z.uuid(), items: z.array(pinView) })
  .meta({ id: 'UnclearPins' });
export type PinList = z.infer<typeof pinList>;
