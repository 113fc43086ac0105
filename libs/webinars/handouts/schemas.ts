import { z } from 'zod';

const MAX_INT4 = 2_147_483_647;
/** The sequence of the event that shared it. */
const handout = z.coerce.number().int().min(1).max(MAX_INT4);

export const webinarParams = z.object({ id: z.uuid() });
export type WebinarParams = z.infer<typeof webinarParams>;

export const handoutParams = webinarParams.extend({ handout });
export type HandoutParams = z.infer<typeof handoutParams>;

export const fileQuery = z.object({
  /** Of the file; its end tells what the file claims to be. */
  name: z.string().min(1).max(1000),
});
export type FileQuery = z.infer<typeof fileQuery>;

export const sharedHandout = z
  .object({ handout: z.number().int().min(1) })
  .meta({ id: 'SharedHandout' });
export type SharedHandout = z.infer<typeof sharedHandout>;
