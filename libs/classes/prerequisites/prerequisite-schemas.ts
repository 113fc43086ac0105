import { z } from 'zod';

const position = z.number().int().min(0);

export const prerequisiteParams = z.object({
  id: z.uuid(),
  chapterId: z.uuid(),
  neededId: z.uuid(),
});
export type PrerequisiteParams = z.infer<typeof prerequisiteParams>;

export const conceptInput = z.object({ concept: z.boolean() });
export type ConceptInput = z.infer<typeof conceptInput>;

export const prerequisiteList = z
  .object({
    concept: z.boolean(),
    items: z.array(
      z
        .object({
          /** The chapter of the class that was asked for. */
          chapterId: z.uuid(),
          /** What should be seen before it. */
          needed: z.object({
            classId: z.uuid(),
            classTitle: z.string(),
            chapterId: z.uuid(),
            title: z.string(),
            startMs: position,
            endMs: position,
            /** 0 to 1: the part that the person has watched. */
            progress: z.number().min(0).max(1),
            seen: z.boolean(),
          }),
        })
        .meta({ id: 'Prerequisite' }),
    ),
  })
  .meta({ id: 'PrerequisiteList' });
export type PrerequisiteList = z.infer<typeof prerequisiteList>;
