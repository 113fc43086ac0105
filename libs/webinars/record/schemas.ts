import { z } from 'zod';
import { ANSWER_WAYS } from '../room/room-event';

const MAX_INT4 = 2_147_483_647;
const sequence = z.number().int().min(1).max(MAX_INT4);
const milliseconds = z.number().int().min(0);
/** Null: the class shows another video by now. */
const place = milliseconds.nullable();

export const classParams = z.object({ id: z.uuid() });
export type ClassParams = z.infer<typeof classParams>;

export const questionParams = classParams.extend({
  question: z.coerce.number().int().min(1).max(MAX_INT4),
});
export type QuestionParams = z.infer<typeof questionParams>;

export const handoutParams = classParams.extend({
  handout: z.coerce.number().int().min(1).max(MAX_INT4),
});
export type HandoutParams = z.infer<typeof handoutParams>;

export const questionChoice = z.object({
  /** Learners are not shown it. */
  leftOut: z.boolean(),
});
export type QuestionChoice = z.infer<typeof questionChoice>;

export const liveRecord = z
  .object({
    /** Staff only; null also for a class that was no webinar. */
    webinarId: z.uuid().nullable(),
    /** Where the presenter was gone, and for how long. */
    gaps: z.array(z.object({ atMs: milliseconds, durationMs: milliseconds })),
    /** As they were asked. Learners are told those that were answered and are not left out. */
    questions: z.array(
      z.object({
        id: sequence,
        text: z.string(),
        atMs: place,
        upvotes: z.number().int().min(0),
        answer: z.object({ how: z.enum(ANSWER_WAYS), text: z.string(), atMs: place }).nullable(),
        leftOut: z.boolean(),
      }),
    ),
    /** What was handed out: a link has an address, a file its size. */
    handouts: z.array(
      z.object({
        id: sequence,
        title: z.string(),
        url: z.string().nullable(),
        bytes: z.number().int().min(0).nullable(),
      }),
    ),
  })
  .meta({ id: 'LiveRecord' });
export type LiveRecord = z.infer<typeof liveRecord>;

export const livePolls = z
  .object({
    items: z.array(
      z.object({
        id: sequence,
        question: z.string(),
        options: z.array(z.string()),
        multiple: z.boolean(),
        /** How often each option was chosen. */
        counts: z.array(z.number().int().min(0)),
      }),
    ),
  })
  .meta({ id: 'LivePolls' });
export type LivePolls = z.infer<typeof livePolls>;
