import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { handled, kind, MAX_NOTE, milliseconds, rating, text } from './schemas';

export const SOURCES = ['rating', 'pin'] as const;
const source = z.enum(SOURCES);
/** Most things that are marked as handled at once. */
export const MAX_AT_ONCE = 100;

/** A rating with or without a remark, or a pin with or without words. */
const said = z.object({
  source,
  id: z.uuid(),
  classId: z.uuid(),
  classTitle: z.string(),
  versionNumber: z.number().int(),
  /** Whether the version that it is about is the one that plays. */
  current: z.boolean(),
  /** Null for a pin. */
  kind: kind.nullable(),
  /** What was rated; of a pin the chapter that it lies in, or null. */
  title: z.string().nullable(),
  /** Where to look: the pin's second or the chapter's start; null: the whole class. */
  atMs: milliseconds.nullable(),
  rating: rating.nullable(),
  words: z.string(),
  saidAt: z.iso.datetime(),
  handled: handled.nullable(),
});

export const ownSaid = said
  .omit({ current: true, versionNumber: true })
  .extend({
    /** Whether the person may still watch the class. */
    watchable: z.boolean(),
  })
  .meta({ id: 'OwnFeedback' });
export type OwnSaid = z.infer<typeof ownSaid>;
export const ownPage = pageOf(ownSaid).meta({ id: 'OwnFeedbackPage' });

export const ownQuery = pageQuery.extend({ classId: z.uuid().optional() });
export type OwnQuery = z.infer<typeof ownQuery>;

export const remarkView = said
  .extend({
    /** Said or changed after it was marked as handled, or never handled. */
    open: z.boolean(),
    person: z.object({ name: z.string(), practiceName: z.string().nullable() }),
  })
  .meta({ id: 'FeedbackRemark' });
export type RemarkView = z.infer<typeof remarkView>;
export const remarkPage = pageOf(remarkView).meta({ id: 'FeedbackRemarkPage' });

export const remarkFilter = z.object({
  state: z.enum(['open', 'handled', 'all']).default('all'),
  source: source.optional(),
  classId: z.uuid().optional(),
  versionId: z.uuid().optional(),
  chapterId: z.uuid().optional(),
  practiceId: z.uuid().optional(),
  /** Ratings 1 and 2, 3, or 4 and 5; pins have none. */
  mood: z.enum(['low', 'middle', 'high']).optional(),
  q: text(200).optional(),
});
export type RemarkFilter = z.infer<typeof remarkFilter>;
export const remarkQuery = pageQuery.extend(remarkFilter.shape);
export type RemarkQuery = z.infer<typeof remarkQuery>;

export const newHandling = z.object({
  items: z
    .array(z.object({ source, id: z.uuid() }))
    .min(1)
    .max(MAX_AT_ONCE),
  /** The people whose words these are read it. */
  note: text(MAX_NOTE).refine((note) => note.length > 0, 'Say what was done'),
});
export type NewHandling = z.infer<typeof newHandling>;

export const handlingView = z
  .object({ id: z.uuid(), count: z.number().int() })
  .meta({ id: 'FeedbackHandling' });
export type HandlingView = z.infer<typeof handlingView>;

export const openCount = z.object({ open: z.number().int() }).meta({ id: 'FeedbackOpenCount' });
export type OpenCount = z.infer<typeof openCount>;
