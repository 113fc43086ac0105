import { z } from 'zod';
import { CHECK_STATES, CHECKS } from './checklist';

const revision = z.number().int().min(1);

export const patientCheckInput = z.object({
  revision,
  /** True: the caller has looked, and the recording shows no patient. */
  checked: z.boolean(),
});
export type PatientCheckInput = z.infer<typeof patientCheckInput>;

export const scheduleInput = z.object({
  revision,
  /** Null: as soon as it plays. */
  publishAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullable(),
});
export type ScheduleInput = z.infer<typeof scheduleInput>;

const at = z.iso.datetime();

export const publishingView = z
  .object({
    checklist: z.array(z.object({ key: z.enum(CHECKS), state: z.enum(CHECK_STATES) })),
    /** Who looked for patient data in this version and saw none; null: nobody yet. */
    patientCheck: z.object({ by: z.string(), at }).nullable(),
    /** `publishAt` null: as soon as it plays. */
    schedule: z.object({ publishAt: at.nullable(), by: z.string(), askedAt: at }).nullable(),
    archivedFrom: z.enum(['draft', 'published']).nullable(),
    /** `until` null: it was deleted too long ago to come back. */
    deleted: z
      .object({
        by: z.string(),
        at,
        until: at.nullable(),
        from: z.enum(['draft', 'published', 'archived']),
      })
      .nullable(),
  })
  .meta({ id: 'ClassPublishing' });
export type PublishingView = z.infer<typeof publishingView>;
