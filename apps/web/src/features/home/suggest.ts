import { FINISHED } from '../learning/finished';
import type { Chapter, LibraryItem } from '../classes/api';
import { covers } from '../workflow-map/covers';

export interface Suggestion {
  chapter: Chapter;
  item: LibraryItem;
  /** The step of the role that the chapter covers. */
  step: string;
}

/**
 * Chapters for a role: those of its first step first, what is finished last, each chapter once.
 */
export function suggestChapters(
  steps: readonly string[],
  library: readonly LibraryItem[],
  limit: number,
): Suggestion[] {
  const seen = new Set<string>();
  const found = steps.flatMap((step) =>
    library.flatMap((item) =>
      item.chapters
        .filter(
          ({ id, topics }) =>
            topics.some((topic) => covers(step, topic)) && !seen.has(id) && seen.add(id),
        )
        .map((chapter) => ({ chapter, item, step })),
    ),
  );
  const isDone = ({ chapter, item }: Suggestion) =>
    chapter.progress >= FINISHED || item.finishedVersion !== null;
  const [open, done] = [found.filter((one) => !isDone(one)), found.filter(isDone)];
  return [...open, ...done].slice(0, limit);
}
