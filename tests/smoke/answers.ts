import type { ApiAnswer } from '@rounds/testing';
import { z } from 'zod';
import { SmokeFailure } from './ensure';

/** The parts of the API's answers that the smoke run relies on. */
export const recordingSchema = z.object({
  id: z.string(),
  state: z.string(),
  playable: z.boolean(),
  durationMs: z.number().nullable(),
  storedBytes: z.number(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  stages: z.array(z.object({ name: z.string(), state: z.string(), percent: z.number() })),
  renditions: z.array(
    z.object({ name: z.string(), width: z.number(), height: z.number(), state: z.string() }),
  ),
});
export type Recording = z.infer<typeof recordingSchema>;

export const chapterSchema = z.object({
  id: z.string(),
  title: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  topics: z.array(z.string()),
});

export const classSchema = z.object({
  id: z.string(),
  state: z.string(),
  revision: z.number(),
  durationMs: z.number(),
  chapters: z.array(chapterSchema),
});
export type ClassDetail = z.infer<typeof classSchema>;

export const playbackSchema = z.object({
  src: z.string(),
  posterUrl: z.string().nullable(),
  thumbnailsUrl: z.string().nullable(),
  expiresAt: z.string(),
});

export const progressSchema = z.object({
  watched: z.array(z.tuple([z.number(), z.number()])),
  watchedMs: z.number(),
});

/** The body of an expected answer. @throws SmokeFailure with what came instead */
export function expectAnswer<Schema extends z.ZodType>(
  answer: ApiAnswer,
  status: number,
  schema: Schema,
  check: string,
): z.output<Schema> {
  if (answer.status !== status) {
    throw new SmokeFailure(
      check,
      `expected ${status}, got ${answer.status} ${JSON.stringify(answer.body)}`,
    );
  }
  const parsed = schema.safeParse(answer.body);
  if (!parsed.success) throw new SmokeFailure(check, `unexpected body: ${parsed.error.message}`);
  return parsed.data;
}
