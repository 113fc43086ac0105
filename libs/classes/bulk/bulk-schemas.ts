import { z } from 'zod';
import { CLASS_STATES } from '../class-state';
import { audienceSchema, classChange, newClass, noPatientData, publishInput } from '../schemas';

/** Of one request; a page of any list fits. */
export const MOST_AT_ONCE = 100;

const { speaker } = classChange.shape;
const { topics, specialties } = newClass.shape;
const topicKeys = topics.unwrap();
const specialtyKeys = specialties.unwrap();
const classRef = z.object({ id: z.uuid(), revision: publishInput.shape.revision });
export type ClassRef = z.infer<typeof classRef>;

const many = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(MOST_AT_ONCE);
const mode = z.enum(['add', 'replace']);

export const bulkMake = z.object({
  recordings: many(z.object({ recordingId: z.uuid(), title: newClass.shape.title })),
  speaker: newClass.shape.speaker,
  topics,
  specialties,
  audience: audienceSchema.optional(),
});
export type BulkMake = z.infer<typeof bulkMake>;

export const bulkTag = z.object({
  items: many(classRef),
  topics: z.object({ mode, keys: topicKeys }).optional(),
  specialties: z.object({ mode, keys: specialtyKeys }).optional(),
  speaker,
  audience: audienceSchema.optional(),
  /** Only tells what each class would become. */
  preview: z.boolean().default(false),
});
export type BulkTag = z.infer<typeof bulkTag>;

const tags = {
  topics: topicKeys,
  specialties: specialtyKeys,
  speaker: speaker.unwrap(),
  audience: audienceSchema,
};
export const bulkRestore = z.object({ items: many(classRef.extend(tags)) });
export type BulkRestore = z.infer<typeof bulkRestore>;

export const bulkPublish = z.object({
  items: many(classRef),
  /** Somebody has looked at each: none shows a patient. */
  noPatientData,
  /** What cannot be played yet is published as soon as it can. */
  whenReady: z.boolean().default(false),
});
export type BulkPublish = z.infer<typeof bulkPublish>;

export const bulkWithdraw = z.object({ items: many(classRef) });
export type BulkWithdraw = z.infer<typeof bulkWithdraw>;

/** What became of one of many; each answers for itself. */
const bulkResult = z.object({
  /** Of the class, or of the recording when no class was made. */
  id: z.uuid(),
  /** `made`, `changed`, `published`, … or why not, as the code of a problem. */
  code: z.string(),
  /** Plain English; empty when it was done. */
  message: z.string(),
  /** To go on with; null when there is no such class. */
  revision: z.number().int().nullable(),
});

export const bulkAnswer = z.object({ items: z.array(bulkResult) }).meta({ id: 'BulkAnswer' });
export type BulkAnswer = z.infer<typeof bulkAnswer>;
export type BulkResult = z.infer<typeof bulkResult>;

const tagsView = z.object({
  topics: z.array(z.string()),
  specialties: z.array(z.string()),
  speaker: z.string(),
  audience: audienceSchema,
});
export const bulkTagAnswer = z
  .object({
    items: z.array(
      bulkResult.extend({
        title: z.string(),
        before: tagsView.nullable(),
        after: tagsView.nullable(),
      }),
    ),
  })
  .meta({ id: 'BulkTagAnswer' });
export type BulkTagAnswer = z.infer<typeof bulkTagAnswer>;
export type BulkTagResult = BulkTagAnswer['items'][number];

export const recordingsQuery = z.object({
  /** Separated by commas. */
  ids: z
    .string()
    .max(MOST_AT_ONCE * 37)
    .transform((list) => list.split(','))
    .pipe(z.array(z.uuid()).min(1).max(MOST_AT_ONCE)),
});

export const classesOfRecordings = z
  .object({
    items: z.array(
      z.object({
        recordingId: z.uuid(),
        id: z.uuid(),
        title: z.string(),
        state: z.enum(CLASS_STATES),
        revision: z.number().int(),
        posterUrl: z.string().nullable(),
        /** Publishes itself by whose word; `publishAt` null: as soon as it plays. */
        waiting: z
          .object({
            by: z.string(),
            at: z.iso.datetime(),
            publishAt: z.iso.datetime().nullable(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'ClassesOfRecordings' });
export type ClassesOfRecordings = z.infer<typeof classesOfRecordings>;
