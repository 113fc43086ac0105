import { z } from 'zod';
import { rating, words } from '../schemas';

export const webinarFeedbackInput = z.object({
  rating,
  /** Left out: stays as it is. */
  remark: words.optional(),
});
export type WebinarFeedbackInput = z.infer<typeof webinarFeedbackInput>;

export const webinarFeedbackView = z
  .object({
    /** Whether the person may say something: they were there. */
    mayRate: z.boolean(),
    given: z.object({ rating, remark: z.string() }).nullable(),
  })
  .meta({ id: 'WebinarFeedback' });
export type WebinarFeedbackView = z.infer<typeof webinarFeedbackView>;
