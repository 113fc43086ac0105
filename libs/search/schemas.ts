import { z } from 'zod';

export const searchQuery = z.object({
  /** What was typed; every word of it has to occur. */
  q: z.string().trim().min(1).max(200),
  /** At most so many of each kind. */
  limit: z.coerce.number().int().min(1).max(50).default(8),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchResult = z
  .object({
    topics: z.array(
      z.object({
        /** `billing:denials` */
        key: z.string(),
        title: z.string(),
        summary: z.string(),
      }),
    ),
    classes: z.array(z.object({ classId: z.uuid(), title: z.string(), speaker: z.string() })),
    chapters: z.array(
      z.object({
        classId: z.uuid(),
        classTitle: z.string(),
        chapterId: z.uuid(),
        title: z.string(),
        startMs: z.number().int().min(0),
      }),
    ),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResult>;
