import { pageOf, pageQuery } from '@rounds/platform/http';
import { RECORDING_STATES } from '@rounds/recordings';
import { z } from 'zod';
import { cleanTitle, MAX_CHAPTERS, MAX_TITLE } from './chapters';
import { CLASS_STATES } from './class-state';

const MAX_INT4 = 2_147_483_647;
const milliseconds = z.number().int().min(0).max(MAX_INT4);
const fraction = z.number().min(0).max(1);
const topicKeys = z.array(z.string().max(200)).max(50);
const specialtyKeys = z.array(z.string().max(100)).max(50);
const title = z
  .string()
  .max(MAX_TITLE)
  .transform(cleanTitle)
  .refine((text) => text.length > 0, 'A title is needed');
const line = z.string().max(MAX_TITLE).transform(cleanTitle);
const description = z.string().trim().max(5000);
const revision = z.number().int().min(1);

export const audienceSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('specialties'), keys: specialtyKeys.min(1) }),
    z.object({ kind: z.literal('practices'), ids: z.array(z.uuid()).min(1).max(1000) }),
  ])
  .meta({ id: 'Audience' });

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

export const newClass = z.object({
  recordingId: z.uuid(),
  title,
  speaker: line.default(''),
  description: description.default(''),
  topics: topicKeys.default([]),
  /** What specialties it is about; empty: it serves all. */
  specialties: specialtyKeys.default([]),
});
export type NewClass = z.infer<typeof newClass>;

export const classChange = z.object({
  /** As read; 409 `edited-meanwhile` when somebody saved since. */
  revision,
  title: title.optional(),
  speaker: line.optional(),
  description: description.optional(),
  topics: topicKeys.optional(),
  specialties: specialtyKeys.optional(),
  audience: audienceSchema.optional(),
});
export type ClassChange = z.infer<typeof classChange>;

export const chaptersChange = z.object({
  revision,
  chapters: z
    .array(
      z.object({
        /** Of the chapter that it was; left out: a new one. */
        id: z.uuid().optional(),
        title,
        startMs: milliseconds,
        topics: topicKeys.default([]),
      }),
    )
    .min(1)
    .max(MAX_CHAPTERS),
});
export type ChaptersChange = z.infer<typeof chaptersChange>;

export const classMove = z.object({ revision });
export type ClassMoveInput = z.infer<typeof classMove>;

export const publishInput = classMove.extend({
  /** Somebody has looked: the recording shows no patient. */
  noPatientData: z.literal(true, {
    error: 'Confirm that the recording shows no patient data',
  }),
});
export type PublishInput = z.infer<typeof publishInput>;

const chapterView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    startMs: milliseconds,
    endMs: milliseconds,
    topics: z.array(z.string()),
    progress: fraction,
  })
  .meta({ id: 'ClassChapter' });

export const classDetail = z
  .object({
    id: z.uuid(),
    state: z.enum(CLASS_STATES),
    revision: z.number().int(),
    version: z.object({ id: z.uuid(), number: z.number().int() }),
    title: z.string(),
    speaker: z.string(),
    description: z.string(),
    /** Null until the recording was probed. */
    durationMs: milliseconds.nullable(),
    playable: z.boolean(),
    /** For staff. */
    recording: z
      .object({ id: z.uuid(), state: z.enum(RECORDING_STATES), playable: z.boolean() })
      .nullable(),
    /** For staff; null for others. */
    audience: audienceSchema.nullable(),
    topics: z.array(z.string()),
    specialties: z.array(z.string()),
    chapters: z.array(chapterView),
    progress: fraction,
    resumeMs: milliseconds.nullable(),
    watched: z.array(z.tuple([milliseconds, milliseconds])),
    publishedAt: z.iso.datetime().nullable(),
    upNext: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  })
  .meta({ id: 'ClassDetail' });
export type ClassDetail = z.infer<typeof classDetail>;

export const classSummary = z
  .object({
    id: z.uuid(),
    state: z.enum(CLASS_STATES),
    revision: z.number().int(),
    title: z.string(),
    speaker: z.string(),
    durationMs: milliseconds.nullable(),
    recordingId: z.uuid(),
    playable: z.boolean(),
    posterUrl: z.string().nullable(),
    audience: audienceSchema,
    topics: z.array(z.string()),
    chapterCount: z.number().int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ClassSummary' });
export type ClassSummary = z.infer<typeof classSummary>;
export const classPage = pageOf(classSummary).meta({ id: 'ClassPage' });

export const classQuery = pageQuery.extend({
  state: z.enum(CLASS_STATES).optional(),
  q: z.string().trim().max(200).optional(),
  recordingId: z.uuid().optional(),
});
export type ClassQuery = z.infer<typeof classQuery>;

export const libraryItem = z
  .object({
    id: z.uuid(),
    title: z.string(),
    speaker: z.string(),
    durationMs: milliseconds,
    /** False while no quality of the recording is ready. */
    playable: z.boolean(),
    posterUrl: z.string().nullable(),
    /** Of the class and its chapters. */
    topics: z.array(z.string()),
    /** Empty: it serves all. */
    specialties: z.array(z.string()),
    chapters: z.array(chapterView),
    progress: fraction,
    resumeMs: milliseconds.nullable(),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'LibraryItem' });
export type LibraryItem = z.infer<typeof libraryItem>;
export const libraryPage = pageOf(libraryItem).meta({ id: 'LibraryPage' });

export const libraryQuery = pageQuery.extend({
  /** `practice:eligibility`; a step finds what hangs below it, too. */
  topic: z.string().max(200).optional(),
  /** Finds classes for this specialty, then those that serve all. */
  specialty: z.string().max(100).optional(),
  q: z.string().trim().max(200).optional(),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;
