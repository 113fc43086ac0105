import type { Audience, ClassFacts, StudioClass } from './api';
import { problemsOf, toChapters, toRows, type ChapterRow } from './chapter-rows';

/** A class as it stands in the form. */
export interface ClassDraft extends ClassFacts {
  rows: ChapterRow[];
}

export function draftOf(found: StudioClass): ClassDraft {
  return { ...factsOf(found), rows: toRows(found.chapters) };
}

export function factsOf(found: StudioClass): ClassFacts {
  const { title, speaker, description, topics, specialties, audience } = found;
  return {
    ...{ title, speaker, description, topics: [...topics], specialties: [...specialties] },
    audience: structuredClone(audience ?? { kind: 'everyone' }),
  };
}

/** The facts that were typed anew; texts as they will be saved. */
export function changedFacts(draft: ClassDraft, base: StudioClass): Partial<ClassFacts> {
  const before = factsOf(base);
  const now: ClassFacts = {
    title: draft.title.trim(),
    speaker: draft.speaker.trim(),
    description: draft.description.trim(),
    topics: [...draft.topics],
    specialties: [...draft.specialties],
    audience: draft.audience,
  };
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !same(value, before[name as keyof ClassFacts])),
  );
}

export const chaptersChanged = (draft: ClassDraft, base: StudioClass): boolean =>
  !same(toChapters(draft.rows), toChapters(toRows(base.chapters))) ||
  draft.rows.some(({ start }, index) => start !== toRows(base.chapters)[index]?.start);

/** Whether the form may be sent as it stands. */
export function isComplete(draft: ClassDraft, durationMs: number | null): boolean {
  const rowsFit =
    durationMs === null ||
    problemsOf(draft.rows, durationMs).every((problem) => !problem.title && !problem.start);
  return draft.title.trim() !== '' && isChosen(draft.audience) && rowsFit;
}

function isChosen(audience: Audience): boolean {
  if (audience.kind === 'specialties') return audience.keys.length > 0;
  return audience.kind === 'practices' ? audience.ids.length > 0 : true;
}

/**
 * Brings the form onto a newer version: what was typed stays, everything else is taken from there.
 * Chapters that were removed there become new ones.
 */
export function rebase(draft: ClassDraft, base: StudioClass, onto: StudioClass): void {
  const typed = changedFacts(draft, base);
  const rowsTyped = chaptersChanged(draft, base);
  Object.assign(draft, factsOf(onto), typed);
  if (!rowsTyped) {
    draft.rows = toRows(onto.chapters);
    return;
  }
  const known = new Set(onto.chapters.map(({ id }) => id));
  for (const row of draft.rows) if (row.id && !known.has(row.id)) delete row.id;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
