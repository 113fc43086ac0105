import { z } from 'zod';
import { MAX_INTERVALS } from './credit';

const MAX_INT4 = 2_147_483_647;
const milliseconds = z.number().int().min(0).max(MAX_INT4);
const fraction = z.number().min(0).max(1);
const spans = z.array(z.tuple([milliseconds, milliseconds]));

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

export const newWatchSession = z.object({ classId: z.uuid() });
export type NewWatchSession = z.infer<typeof newWatchSession>;

export const openedSession = z
  .object({
    sessionId: z.uuid(),
    watched: spans,
    /** Null: from the start. */
    resumeMs: milliseconds.nullable(),
  })
  .meta({ id: 'WatchSession' });
export type OpenedSession = z.infer<typeof openedSession>;

export const batchInput = z.object({
  /** Names the batch within its session; a retry carries the same number. */
  sequence: z.number().int().min(0).max(MAX_INT4),
  /** Media that was really played, `[startMs, endMs)`. */
  intervals: spans.max(MAX_INTERVALS),
  /** Where the playhead is. */
  positionMs: milliseconds,
  /** Playback speed of the intervals; counts as 0.25 to 2. */
  rate: z.number().positive().max(100).default(1),
});
export type BatchInput = z.infer<typeof batchInput>;

const chapterProgress = z.object({ id: z.uuid(), progress: fraction });

export const batchAnswer = z
  .object({
    watched: spans,
    /** How much of this batch was believed, seen before or not. */
    creditedMs: milliseconds,
    /** Length of everything watched. */
    watchedMs: milliseconds,
    progress: fraction,
    chapters: z.array(chapterProgress),
  })
  .meta({ id: 'WatchBatchAnswer' });
export type BatchAnswer = z.infer<typeof batchAnswer>;

export const classProgress = z
  .object({
    watched: spans,
    watchedMs: milliseconds,
    progress: fraction,
    chapters: z.array(chapterProgress),
    resumeMs: milliseconds.nullable(),
  })
  .meta({ id: 'ClassProgress' });
export type ClassProgressView = z.infer<typeof classProgress>;

export const progressList = z
  .object({
    items: z.array(
      z
        .object({
          classId: z.uuid(),
          /** `current` false: the video was replaced since; there is nothing to resume. */
          version: z.object({ number: z.number().int(), current: z.boolean() }),
          title: z.string(),
          posterUrl: z.string().nullable(),
          durationMs: milliseconds,
          watchedMs: milliseconds,
          progress: fraction,
          resumeMs: milliseconds.nullable(),
          chapters: z.array(
            chapterProgress.extend({
              title: z.string(),
              startMs: milliseconds,
              endMs: milliseconds,
            }),
          ),
          updatedAt: z.iso.datetime(),
        })
        .meta({ id: 'ProgressItem' }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ProgressList' });
export type ProgressList = z.infer<typeof progressList>;
export type ProgressItem = ProgressList['items'][number];
