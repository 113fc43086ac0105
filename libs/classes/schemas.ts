import { pageOf, pageQuery } from '@rounds/platform/http';
import { RECORDING_STATES } from '@rounds/recordings';
import { z } from 'zod';
import { cleanTitle, MAX_CHAPTERS, MAX_TITLE } from './chapters';
import { CLASS_STATES } from './class-state';
import { PROGRESS_STATES } from './library/progress-state';
import { publishingView } from './publishing/publishing-schemas';

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
        /** Of the chapter that it was, or of the caller's making for a new one. */
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

export const noPatientData = z.literal(true, {
  error: 'Confirm that the recording shows no patient data',
});
export const publishInput = classMove.extend({
  /** The caller has looked: the recording shows no patient. Not needed when somebody said so. */
  noPatientData: noPatientData.optional(),
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
    /** What the person has watched of a version that is not the current one; null: nothing. */
    otherVersion: z.object({ number: z.number().int(), progress: fraction }).nullable(),
    /** For staff; null for others. */
    publishing: publishingView.nullable(),
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
    /** Of a draft that publishes itself; `publishAt` null: as soon as it plays. */
    schedule: z.object({ publishAt: z.iso.datetime().nullable() }).nullable(),
    /** Of a deleted one; `until` null: it cannot come back any more. */
    deleted: z.object({ at: z.iso.datetime(), until: z.iso.datetime().nullable() }).nullable(),
  })
  .meta({ id: 'ClassSummary' });
export type ClassSummary = z.infer<typeof classSummary>;
export const classPage = pageOf(classSummary).meta({ id: 'ClassPage' });

export const classQuery = pageQuery.extend({
  /** Left out: all that were not deleted. */
  state: z.enum([...CLASS_STATES, 'scheduled']).optional(),
  q: z.string().trim().max(200).optional(),
  recordingId: z.uuid().optional(),
  /** `practice:eligibility`, of the class or one of its chapters; `none`: neither has a topic. */
  topic: z.string().max(200).optional(),
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
    /** About roles, workflows and who answers for what. */
    concept: z.boolean(),
    chapters: z.array(chapterView),
    progress: fraction,
    resumeMs: milliseconds.nullable(),
    /** The version that the person has finished, when it is another than this one; it counts. */
    finishedVersion: z.number().int().nullable(),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'LibraryItem' });
export type LibraryItem = z.infer<typeof libraryItem>;

/** What can be asked of the library, each by itself. */
export const LIBRARY_FILTERS = [
  'topic',
  'practice',
  'billing',
  'anyOf',
  'specialty',
  'q',
  'concept',
  'progress',
] as const;
export type LibraryFilter = (typeof LIBRARY_FILTERS)[number];
const count = z.number().int().min(0);

export const libraryPage = pageOf(libraryItem)
  .extend({
    /** All that were found, on whatever page. */
    total: count,
    /** Of what is found without the filter by progress, how many are in each state. */
    counts: z.object({ 'not-begun': count, begun: count, finished: count }),
    /** When nothing is found: how many there would be without one of the filters that are on. */
    without: z.array(z.object({ filter: z.enum(LIBRARY_FILTERS), count })),
  })
  .meta({ id: 'LibraryPage' });
export type LibraryPage = z.infer<typeof libraryPage>;

export const LIBRARY_SORTS = ['newest', 'title', 'shortest'] as const;
export type LibrarySort = (typeof LIBRARY_SORTS)[number];
const topicKey = z.string().max(200).optional();
/** PostgreSQL knows no NUL. */
const plain = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), 'No NUL characters');

export const libraryQuery = pageQuery.extend({
  /** `practice:eligibility`; a step finds what hangs below it, too. */
  topic: topicKey,
  /** Like `topic`; together with `billing` it finds what covers both. */
  practice: topicKey,
  billing: topicKey,
  /** Keys of topics with commas between them; one of them is enough. */
  anyOf: z
    .string()
    .max(2000)
    .transform((list) => list.split(',').filter(Boolean))
    .optional(),
  /** Finds classes for this specialty, then those that serve all. */
  specialty: plain(100).optional(),
  q: plain(200).trim().optional(),
  /** Only classes about roles, workflows and who answers for what. */
  concept: z.literal('true').optional(),
  /** How far the person is. */
  progress: z.enum(PROGRESS_STATES).optional(),
  sort: z.enum(LIBRARY_SORTS).default('newest'),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;
