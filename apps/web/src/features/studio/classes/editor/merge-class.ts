import type { ClassFacts } from '../api';
import { FACTS, same, settled, type ClassDraft, type FactName } from '../class-draft';
import { mergeChapters, takeTheirs as takeChapters, type ChapterConflict } from './merge-chapters';

export type ClassConflict =
  | { kind: 'fact'; name: FactName; mine: ClassFacts[FactName]; theirs: ClassFacts[FactName] }
  | ({ kind: 'chapters' } & ChapterConflict);

export interface MergedClass {
  /** Both people's changes; mine where they do not go together. */
  draft: ClassDraft;
  conflicts: ClassConflict[];
}

interface Sides {
  /** What both began with. */
  base: ClassDraft;
  mine: ClassDraft;
  theirs: ClassDraft;
}

/** Three-way merge of a whole class: fact by fact and chapter by chapter. */
export function mergeClass({ base, mine, theirs }: Sides, durationMs: number): MergedClass {
  const draft = { ...mine };
  const conflicts: ClassConflict[] = [];
  const typed = settled(mine);
  for (const name of FACTS) {
    if (same(typed[name], theirs[name]) || same(base[name], theirs[name])) continue;
    if (same(typed[name], base[name])) Object.assign(draft, { [name]: theirs[name] });
    else conflicts.push({ kind: 'fact', name, mine: mine[name], theirs: theirs[name] });
  }
  const sides = { base: base.chapters, mine: mine.chapters, theirs: theirs.chapters };
  const merged = mergeChapters(sides, durationMs);
  const disputed = merged.conflicts.map((one) => ({ kind: 'chapters' as const, ...one }));
  return {
    draft: { ...draft, chapters: merged.chapters },
    conflicts: [...conflicts, ...disputed],
  };
}

/** Their side of a conflict, taken into the draft. */
export function takeTheirs(
  draft: ClassDraft,
  conflict: ClassConflict,
  durationMs: number,
): ClassDraft {
  if (conflict.kind === 'fact') return { ...draft, [conflict.name]: conflict.theirs };
  return { ...draft, chapters: takeChapters(draft.chapters, conflict, durationMs) };
}

/** Names a conflict for as long as their side of it stays the same. */
export const conflictKey = (conflict: ClassConflict): string =>
  JSON.stringify(
    conflict.kind === 'fact'
      ? [conflict.name, conflict.theirs]
      : [conflict.ids.toSorted(), conflict.theirs],
  );
