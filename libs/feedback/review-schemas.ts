import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { kind, milliseconds, text } from './schemas';

const count = z.number().int();
const fraction = z.number().min(0).max(1);

/** How satisfied people were: 4 and 5 of 5 are positive. */
export const figures = z
  .object({
    n: count,
    positive: count,
    /** 1 to 5; null without answers. */
    mean: z.number().nullable(),
    /** The share of positive answers with its Wilson 95 % interval; null without answers. */
    share: z.object({ share: fraction, low: fraction, high: fraction }).nullable(),
    /** Too few answers to compare or rank by. */
    few: z.boolean(),
  })
  .meta({ id: 'FeedbackFigures' });
export type FiguresView = z.infer<typeof figures>;

export const trend = z
  .object({
    /** Twelve weeks by their Monday in UTC, the present one last. */
    weeks: z.array(z.object({ week: z.iso.date(), n: count, positive: count })),
    direction: z.enum(['up', 'down', 'steady', 'few']),
  })
  .meta({ id: 'FeedbackTrend' });
export type TrendView = z.infer<typeof trend>;

export const reviewedClass = z
  .object({
    classId: z.uuid(),
    title: z.string(),
    /** Of the class as a whole, all versions. */
    figures,
    trend,
    /** Ratings of its chapters. */
    chapterFigures: figures,
    pins: count,
    /** Remarks and pins not handled yet. */
    open: count,
    lastAt: z.iso.datetime(),
  })
  .meta({ id: 'ReviewedClass' });
export type ReviewedClass = z.infer<typeof reviewedClass>;
export const reviewedPage = pageOf(reviewedClass).meta({ id: 'ReviewedClassPage' });

export const reviewFilter = z.object({ q: text(200).optional() });
export type ReviewFilter = z.infer<typeof reviewFilter>;
export const reviewQuery = pageQuery.extend(reviewFilter.shape);
export type ReviewQuery = z.infer<typeof reviewQuery>;

export const versionQuery = z.object({
  /** Left out: the version that plays. */
  versionId: z.uuid().optional(),
});
export type VersionQuery = z.infer<typeof versionQuery>;

export const classReview = z
  .object({
    classId: z.uuid(),
    title: z.string(),
    version: z.object({
      id: z.uuid(),
      number: count,
      current: z.boolean(),
      durationMs: milliseconds.nullable(),
    }),
    versions: z.array(z.object({ id: z.uuid(), number: count, figures })),
    /** Of the chosen version as a whole; so is what follows. */
    figures,
    /** How many gave 1, 2, … 5. */
    spread: z.array(count).length(5),
    chapters: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        startMs: milliseconds,
        endMs: milliseconds,
        figures,
        pins: count,
      }),
    ),
    /** Quizzes, and chapters that are no more. */
    others: z.array(z.object({ kind, id: z.uuid(), title: z.string(), figures })),
    /** Seconds that somebody marked as unclear, in order; the 5,000 first ones at most. */
    pins: z.array(z.object({ atMs: milliseconds, count })),
    /** Over all versions. */
    trend,
  })
  .meta({ id: 'ClassFeedback' });
export type ClassReview = z.infer<typeof classReview>;

export const topicReview = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        /** A rating counts for each topic of what was rated. */
        figures,
        trend,
        pins: count,
      }),
    ),
  })
  .meta({ id: 'TopicFeedback' });
export type TopicReview = z.infer<typeof topicReview>;
