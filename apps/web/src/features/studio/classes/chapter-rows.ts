import type { ChapterInput, StudioChapter } from './api';
import { clockText, parseClock } from './clock-text';

/** A chapter while it is edited: its start is what was typed. */
export interface ChapterRow {
  /** Stays the same while the row is edited. */
  key: string;
  /** Absent: a new chapter. */
  id?: string;
  title: string;
  start: string;
  topics: string[];
}

export type StartProblem = 'not-a-time' | 'first-at-zero' | 'not-after' | 'past-end';
export interface RowProblem {
  title?: 'missing';
  start?: StartProblem;
}

let made = 0;
const newKey = (): string => `new-${++made}`;

export const toRows = (chapters: readonly StudioChapter[]): ChapterRow[] =>
  chapters.map(({ id, title, startMs, topics }) => ({
    ...{ key: id, id, title, start: clockText(startMs), topics: [...topics] },
  }));

/** For saving; only when there are no problems. */
export const toChapters = (rows: readonly ChapterRow[]): ChapterInput[] =>
  rows.map(({ id, title, start, topics }) => ({
    ...(id ? { id } : {}),
    ...{ title: title.trim(), startMs: parseClock(start) ?? 0, topics },
  }));

/** What keeps each row from being saved, in the order of the rows. */
export function problemsOf(rows: readonly ChapterRow[], durationMs: number): RowProblem[] {
  return rows.map((row, index) => {
    const start = startProblem(row, rows[index - 1], durationMs);
    return { ...(row.title.trim() ? {} : { title: 'missing' as const }), ...(start && { start }) };
  });
}

function startProblem(
  { start }: ChapterRow,
  before: ChapterRow | undefined,
  durationMs: number,
): StartProblem | undefined {
  const ms = parseClock(start);
  if (ms === null) return 'not-a-time';
  if (!before) return ms === 0 ? undefined : 'first-at-zero';
  const previous = parseClock(before.start);
  if (previous !== null && ms <= previous) return 'not-after';
  return ms >= durationMs ? 'past-end' : undefined;
}

/** Where each row ends: at the start of the next, the last at the end; null while unknown. */
export const endsOf = (rows: readonly ChapterRow[], durationMs: number): (number | null)[] =>
  rows.map((_, index) => {
    const next = rows[index + 1];
    return next ? parseClock(next.start) : durationMs;
  });

/** A new row at a position, among the others by time. */
export function addAt(
  rows: readonly ChapterRow[],
  ms: number,
): { rows: ChapterRow[]; added: string } {
  const at = rows.findIndex(({ start }) => (parseClock(start) ?? -1) > ms);
  const row: ChapterRow = { key: newKey(), title: '', start: clockText(ms), topics: [] };
  const index = at === -1 ? rows.length : at;
  return { rows: [...rows.slice(0, index), row, ...rows.slice(index)], added: row.key };
}

/** Without a row; what then comes first begins at 0, so that the chapters still tile. */
export function without(rows: readonly ChapterRow[], key: string): ChapterRow[] {
  const kept = rows.filter((row) => row.key !== key);
  const [first, ...rest] = kept;
  return first ? [{ ...first, start: clockText(0) }, ...rest] : [];
}
