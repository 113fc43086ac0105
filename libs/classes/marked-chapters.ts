import { cleanTitle, MAX_CHAPTERS, type ChapterDraft } from './chapters';

/** As long as an editor lets a chapter be at least. */
export const LEAST_CHAPTER_MS = 1000;

/** That a chapter begins here, as somebody said while the class was held. */
export interface ChapterMark {
  atMs: number;
  title: string;
  /** Keys such as `practice:eligibility`. */
  topics: string[];
}

export type MarkedChapter = ChapterDraft & Pick<ChapterMark, 'topics'>;

/**
 * The chapters that marks cut a class into; none without marks. What came before the first mark is a
 * chapter that is called like the class. Of marks without a chapter's length between them the last
 * one counts, at the place of the first: it corrects what was said before. The host was told that a
 * mark was taken: one in the last moment is not lost but a short last chapter, for the editor to judge.
 */
export function markedChapters(
  marks: readonly ChapterMark[],
  durationMs: number,
  classTitle: string,
): MarkedChapter[] {
  const chapters: MarkedChapter[] = [];
  const latestMs = Math.max(0, durationMs - LEAST_CHAPTER_MS);
  for (const { atMs, title, topics } of marks.toSorted((a, b) => a.atMs - b.atMs)) {
    const last = chapters.at(-1);
    const startMs = Math.min(Math.round(atMs), latestMs);
    const chapter = { startMs, title: cleanTitle(title) || classTitle, topics };
    if (last && startMs - last.startMs < LEAST_CHAPTER_MS) {
      chapters.splice(-1, 1, { ...chapter, startMs: last.startMs });
    } else {
      chapters.push(chapter);
    }
  }
  const [first] = chapters;
  if (!first) return [];
  if (first.startMs < LEAST_CHAPTER_MS) first.startMs = 0;
  else chapters.unshift({ startMs: 0, title: classTitle, topics: [] });
  return chapters.slice(0, MAX_CHAPTERS);
}
