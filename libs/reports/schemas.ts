import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';

const milliseconds = z.number().int().min(0);
const share = z.number().min(0).max(1);
const text = z.string().trim().max(200);

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

const figures = {
  viewers: z.number().int(),
  /** Viewers who have watched at least nine tenths. */
  finished: z.number().int(),
  /** Mean watched part of the class per viewer; null without viewers. */
  watchedShare: share.nullable(),
  /** Ratings of the class as a whole; mean from 1 to 5, null without ratings. */
  rating: z.object({
    n: z.number().int(),
    positive: z.number().int(),
    mean: z.number().nullable(),
  }),
};

export const classReportRow = z
  .object({
    classId: z.uuid(),
    versionId: z.uuid(),
    title: z.string(),
    durationMs: milliseconds,
    publishedAt: z.iso.datetime(),
    ...figures,
  })
  .meta({ id: 'ClassReportRow' });
export type ClassReportRow = z.infer<typeof classReportRow>;
export const classReportPage = pageOf(classReportRow).meta({ id: 'ClassReportPage' });

export const classReportsFilter = z.object({
  q: text.optional(),
  /** Counts the people of this practice only. */
  practiceId: z.uuid().optional(),
});
export type ClassReportsFilter = z.infer<typeof classReportsFilter>;
export const classReportsQuery = pageQuery.extend(classReportsFilter.shape);
export type ClassReportsQuery = z.infer<typeof classReportsQuery>;

export const classReportQuery = z.object({
  /** Default: the current version. */
  versionId: z.uuid().optional(),
  practiceId: z.uuid().optional(),
});
export type ClassReportQuery = z.infer<typeof classReportQuery>;

export const classReport = z
  .object({
    classId: z.uuid(),
    title: z.string(),
    versionId: z.uuid(),
    versions: z.array(z.object({ id: z.uuid(), number: z.number().int() })),
    durationMs: milliseconds,
    ...figures,
    chapters: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        startMs: milliseconds,
        endMs: milliseconds,
        /** Mean part of the chapter that a viewer of the class has seen. */
        seenShare: share,
      }),
    ),
    /** A hundred parts of equal length. */
    parts: z.array(
      z.object({
        startMs: milliseconds,
        endMs: milliseconds,
        /** Part of the viewers that have seen it. */
        seenShare: share,
        /** Plays per viewer, repeats too. */
        plays: z.number(),
      }),
    ),
    dropOffs: z.array(
      z.object({
        startMs: milliseconds,
        endMs: milliseconds,
        fromShare: share,
        toShare: share,
      }),
    ),
    rewatched: z.array(z.object({ startMs: milliseconds, endMs: milliseconds, times: z.number() })),
  })
  .meta({ id: 'ClassReport' });
export type ClassReport = z.infer<typeof classReport>;

export const WATCHING_STATES = ['begun', 'finished'] as const;

export const watchingFilter = z.object({
  classId: z.uuid().optional(),
  practiceId: z.uuid().optional(),
  state: z.enum(WATCHING_STATES).optional(),
  /** Words of a person's name or e-mail address. */
  q: text.optional(),
});
export type WatchingFilter = z.infer<typeof watchingFilter>;
export const watchingQuery = pageQuery.extend(watchingFilter.shape);
export type WatchingQuery = z.infer<typeof watchingQuery>;

export const watchingRow = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    practice: z.object({ id: z.uuid(), name: z.string() }),
    classId: z.uuid(),
    title: z.string(),
    versionNumber: z.number().int(),
    watchedMs: milliseconds,
    progress: share,
    lastAt: z.iso.datetime(),
  })
  .meta({ id: 'WatchingRow' });
export type WatchingRow = z.infer<typeof watchingRow>;
export const watchingPage = pageOf(watchingRow).meta({ id: 'WatchingPage' });
