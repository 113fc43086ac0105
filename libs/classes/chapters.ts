import { DomainError } from '@rounds/platform/errors';

export const MAX_CHAPTERS = 500;
export const MAX_TITLE = 200;

/** What a trainer says of a chapter; where it ends follows from the next one. */
export interface ChapterDraft {
  title: string;
  startMs: number;
}

/** A span `[startMs, endMs)` of the class in media milliseconds. */
export type Tiled<D> = D & { endMs: number };

/**
 * Lays the chapters end to end over the whole class: each lasts until the next one starts, the
 * last until `durationMs`. They must start at 0 and each later than the one before.
 * @throws DomainError `chapters-do-not-tile` with a message per field
 */
export function tile<D extends ChapterDraft>(drafts: readonly D[], durationMs: number): Tiled<D>[] {
  const fields = problems(drafts, durationMs);
  if (Object.keys(fields).length > 0) {
    throw new DomainError('chapters-do-not-tile', 'unprocessable', 'The chapters do not fit', {
      fields,
    });
  }
  return drafts.map((draft, index) => ({
    ...draft,
    endMs: drafts[index + 1]?.startMs ?? durationMs,
  }));
}

function problems(drafts: readonly ChapterDraft[], durationMs: number): Record<string, string> {
  if (drafts.length === 0) return { chapters: 'a class has at least one chapter' };
  if (drafts.length > MAX_CHAPTERS) return { chapters: `at most ${MAX_CHAPTERS} chapters` };
  const found: Record<string, string> = {};
  drafts.forEach(({ startMs }, index) => {
    const problem = startProblem(startMs, drafts[index - 1]?.startMs, durationMs);
    if (problem) found[`chapters.${index}.startMs`] = problem;
  });
  return found;
}

function startProblem(
  startMs: number,
  previousMs: number | undefined,
  durationMs: number,
): string | null {
  if (!Number.isInteger(startMs)) return 'must be whole milliseconds';
  if (previousMs === undefined && startMs !== 0) return 'the first chapter starts at 0';
  if (previousMs !== undefined && startMs <= previousMs) return 'must start after the one before';
  if (startMs >= durationMs) return 'must start before the class ends';
  return null;
}

/**
 * The chapters a new class begins with: those embedded in the file, stretched until they tile, or
 * else one over the whole class that carries its title.
 */
export function firstChapters(
  embedded: readonly ChapterDraft[],
  durationMs: number,
  classTitle: string,
): Tiled<ChapterDraft>[] {
  const starts = new Map<number, string>();
  for (const { startMs, title } of embedded) {
    const at = Math.max(0, Math.round(startMs));
    if (at < durationMs && !starts.has(at)) starts.set(at, cleanTitle(title));
  }
  const drafts = [...starts].sort(([a], [b]) => a - b).slice(0, MAX_CHAPTERS);
  const [first, ...rest] = drafts;
  if (!first) return tile([{ startMs: 0, title: classTitle }], durationMs);
  const named = [[0, first[1]] as const, ...rest].map(([startMs, title], index) => ({
    startMs,
    title: title || `Chapter ${index + 1}`,
  }));
  return tile(named, durationMs);
}

/** One line, without control characters, no longer than a title may be. */
export function cleanTitle(title: string): string {
  return title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, MAX_TITLE)
    .trim();
}
