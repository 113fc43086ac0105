/** A chapter while it is edited; where it ends follows from the next one. */
export interface EditedChapter {
  /** Made here for a new one, so that saving twice and taking back never make another. */
  id: string;
  title: string;
  startMs: number;
  topics: string[];
}

/** Always in order, the first at 0; every edit keeps it so. */
export type Chapters = readonly EditedChapter[];

/** What an edit does not go below; files may bring shorter ones. */
export const MIN_CHAPTER_MS = 1000;
export const MAX_CHAPTERS = 500;

/** Index of the chapter at a position; the last one also at the very end. */
export function indexAt(chapters: Chapters, ms: number): number {
  const after = chapters.findIndex(({ startMs }) => startMs > ms);
  return (after === -1 ? chapters.length : after) - 1;
}

export const endOf = (chapters: Chapters, index: number, durationMs: number): number =>
  chapters[index + 1]?.startMs ?? durationMs;

/**
 * Cuts the chapter at a position in two; what follows is new, untitled, about the same topics.
 * @returns null where either part would be too short
 */
export function splitAt(
  chapters: Chapters,
  ms: number,
  { durationMs, newId }: { durationMs: number; newId: () => string },
): EditedChapter[] | null {
  const at = Math.round(ms);
  const index = indexAt(chapters, at);
  const chapter = chapters[index];
  if (!chapter || chapters.length >= MAX_CHAPTERS) return null;
  const fits =
    at - chapter.startMs >= MIN_CHAPTER_MS &&
    endOf(chapters, index, durationMs) - at >= MIN_CHAPTER_MS;
  if (!fits) return null;
  const second = { id: newId(), title: '', startMs: at, topics: [...chapter.topics] };
  return [...chapters.slice(0, index + 1), second, ...chapters.slice(index + 1)];
}

/** How far the start of a chapter can be moved; null for the first, and where there is no room. */
export function borderRange(
  chapters: Chapters,
  index: number,
  durationMs: number,
): [minMs: number, maxMs: number] | null {
  const before = chapters[index - 1];
  if (!before || !chapters[index]) return null;
  const min = before.startMs + MIN_CHAPTER_MS;
  const max = endOf(chapters, index, durationMs) - MIN_CHAPTER_MS;
  return min <= max ? [min, max] : null;
}

/** Moves the start of a chapter, as far as its neighbours let it; null when nothing changes. */
export function moveBorder(
  chapters: Chapters,
  index: number,
  { toMs, durationMs }: { toMs: number; durationMs: number },
): EditedChapter[] | null {
  const range = borderRange(chapters, index, durationMs);
  if (!range) return null;
  const startMs = Math.round(Math.min(Math.max(toMs, range[0]), range[1]));
  if (chapters[index]?.startMs === startMs) return null;
  return chapters.map((chapter, at) => (at === index ? { ...chapter, startMs } : chapter));
}

/**
 * Joins a chapter to the one before: that stays the same chapter, about the topics of both. It
 * takes over the title only when it has none.
 */
export function joinToPrevious(chapters: Chapters, index: number): EditedChapter[] | null {
  const [first, second] = [chapters[index - 1], chapters[index]];
  if (!first || !second) return null;
  const joined = {
    ...first,
    title: first.title.trim() ? first.title : second.title,
    topics: [...new Set([...first.topics, ...second.topics])],
  };
  return [...chapters.slice(0, index - 1), joined, ...chapters.slice(index + 1)];
}

export const rename = (chapters: Chapters, id: string, title: string): EditedChapter[] =>
  chapters.map((chapter) => (chapter.id === id ? { ...chapter, title } : chapter));

export const setTopics = (chapters: Chapters, id: string, topics: string[]): EditedChapter[] =>
  chapters.map((chapter) => (chapter.id === id ? { ...chapter, topics } : chapter));

/** What keeps a chapter from being saved; empty: nothing. */
export function problemsOf(chapters: Chapters, durationMs: number): Map<string, ChapterProblem> {
  const found = new Map<string, ChapterProblem>();
  for (const { id, title, startMs } of chapters) {
    if (startMs >= durationMs) found.set(id, 'past-end');
    else if (!title.trim()) found.set(id, 'missing');
  }
  return found;
}
export type ChapterProblem = 'missing' | 'past-end';

/**
 * Lays chapters of any order end to end: the first at 0, each far enough from the one before,
 * moved no more than that takes.
 */
export function tidy(chapters: Chapters, durationMs: number): EditedChapter[] {
  const sorted = [...chapters].sort((a, b) => a.startMs - b.startMs);
  const gap = sorted.length * MIN_CHAPTER_MS <= durationMs ? MIN_CHAPTER_MS : 1;
  const starts: number[] = [];
  for (const { startMs } of sorted) {
    const before = starts.at(-1);
    starts.push(before === undefined ? 0 : Math.max(startMs, before + gap));
  }
  let latest = durationMs - gap;
  for (let index = starts.length - 1; index > 0; index--) {
    starts[index] = Math.min(starts[index]!, latest);
    latest = starts[index]! - gap;
  }
  return sorted.map((chapter, index) => {
    const startMs = starts[index]!;
    return startMs === chapter.startMs ? chapter : { ...chapter, startMs };
  });
}
