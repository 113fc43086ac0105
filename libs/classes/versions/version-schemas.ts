import { z } from 'zod';
import { noPatientData } from '../schemas';

const revision = z.number().int().min(1);

export const newVersion = z.object({
  revision,
  recordingId: z.uuid(),
  /** Of a published class: the caller has looked, and the new recording shows no patient. */
  noPatientData: noPatientData.optional(),
});
export type NewVersion = z.infer<typeof newVersion>;

export const versionParams = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1) });
export type VersionParams = z.infer<typeof versionParams>;

export const versionMove = newVersion.omit({ recordingId: true });
export type VersionMove = z.infer<typeof versionMove>;

export const versionList = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        /** From 1, within the class. */
        number: z.number().int(),
        current: z.boolean(),
        /** `gone`: it was deleted, so that nothing leads back to this version. */
        recording: z.object({ id: z.uuid(), fileName: z.string(), gone: z.boolean() }),
        durationMs: z.number().int().nullable(),
        chapterCount: z.number().int(),
        /** Somebody has looked for patient data. */
        checked: z.boolean(),
        createdAt: z.iso.datetime(),
        /** Empty: the system. */
        createdBy: z.string(),
        /** People of practices who have played some of it. */
        watchers: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'ClassVersions' });
export type VersionList = z.infer<typeof versionList>;
