import type { Audience, ClassFacts, StudioClass } from './api';
import { problemsOf, type EditedChapter } from './editor/chapter-edits';

/** A class as it stands in the editor; never changed in place. */
export interface ClassDraft extends ClassFacts {
  chapters: EditedChapter[];
}

export type FactName = keyof ClassFacts;
export const FACTS = [
  'title',
  'speaker',
  'description',
  'topics',
  'specialties',
  'audience',
] as const satisfies readonly FactName[];

export function draftOf(found: StudioClass): ClassDraft {
  const { title, speaker, description, topics, specialties, audience } = found;
  const chapters = found.chapters.map(({ id, title: name, startMs, topics: about }) => ({
    ...{ id, title: name, startMs, topics: [...about] },
  }));
  return {
    ...{ title, speaker, description, topics: [...topics], specialties: [...specialties] },
    audience: audienceOf(audience ?? { kind: 'everyone' }),
    chapters,
  };
}

/** With its keys in one order, so that the same audience is the same JSON. */
function audienceOf(found: Audience): Audience {
  if (found.kind === 'specialties') return { kind: found.kind, keys: [...found.keys] };
  return found.kind === 'practices'
    ? { kind: found.kind, ids: [...found.ids] }
    : { kind: found.kind };
}

/** Texts as the server keeps them, so that a blank at the end is no change. */
const stored = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** What a draft says once it is saved. */
export function settled(draft: ClassDraft): ClassDraft {
  return {
    ...draft,
    title: stored(draft.title),
    speaker: stored(draft.speaker),
    description: draft.description.trim(),
    chapters: draft.chapters.map((chapter) => ({ ...chapter, title: stored(chapter.title) })),
  };
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isChanged = (draft: ClassDraft, base: ClassDraft): boolean =>
  !same(inOrder(settled(draft)), inOrder(base));

/** JSON tells the order of keys, too. */
const inOrder = (draft: ClassDraft): unknown[] => [
  ...FACTS.map((name) => draft[name]),
  draft.chapters.map(({ id, title, startMs, topics }) => [id, title, startMs, topics]),
];

/** What can be sent of a draft, and whether that is all that was changed. */
export interface Sendable {
  facts: Partial<ClassFacts>;
  chapters: EditedChapter[] | null;
  /** Something waits until it is complete. */
  isPartial: boolean;
}

/** The changes that are fit to be saved; what is not yet valid never holds up the rest. */
export function sendable(draft: ClassDraft, base: ClassDraft, durationMs: number | null): Sendable {
  const now = settled(draft);
  const changed = FACTS.filter((name) => !same(now[name], base[name]));
  const fit = changed.filter((name) => isFit(name, now));
  const facts = Object.fromEntries(fit.map((name) => [name, now[name]]));
  const { chapters } = now;
  const cut = !same(inOrder({ ...base, chapters }), inOrder(base));
  const fits = durationMs !== null && problemsOf(chapters, durationMs).size === 0;
  return {
    facts,
    chapters: cut && fits ? chapters : null,
    isPartial: fit.length < changed.length || (cut && !fits),
  };
}

function isFit(name: FactName, draft: ClassDraft): boolean {
  if (name === 'title') return draft.title !== '';
  return name === 'audience' ? isChosen(draft.audience) : true;
}

/** Whether the class may be shown as it stands. */
export const isComplete = (draft: ClassDraft, durationMs: number | null): boolean =>
  FACTS.every((name) => isFit(name, settled(draft))) &&
  (durationMs === null || problemsOf(draft.chapters, durationMs).size === 0);

function isChosen(audience: Audience): boolean {
  if (audience.kind === 'specialties') return audience.keys.length > 0;
  return audience.kind === 'practices' ? audience.ids.length > 0 : true;
}
