import type { ClassDraft } from '../class-draft';

/** What was typed and is not on the server yet, with what it was typed over. */
export interface KeptDraft {
  draft: ClassDraft;
  base: ClassDraft;
  revision: number;
  /** When it was typed, in milliseconds since 1970. */
  atMs: number;
}

/** The browser's `localStorage`, as far as it is used; it may refuse even to be named. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const FORMAT = 1;

/**
 * Keeps the unsaved edits of one person to one class in the browser: they outlive a reload, a
 * crash and the end of a session. A browser that has no room or no storage keeps nothing.
 */
export function draftKeeper(store: () => Store, personId: string, classId: string) {
  const key = `rounds.class-draft.${personId}.${classId}`;

  return {
    /** @returns whether there was room for it */
    keep(kept: KeptDraft): boolean {
      const text = JSON.stringify({ format: FORMAT, ...kept });
      return attempt(() => (store().setItem(key, text), true)) ?? false;
    },
    forget(): void {
      attempt(() => store().removeItem(key));
    },
    find(): KeptDraft | null {
      return attempt(() => parseKept(store().getItem(key)));
    },
  };
}

/** Anything missing, damaged or of another format is nothing. */
export function parseKept(text: string | null): KeptDraft | null {
  if (text === null) return null;
  const value = JSON.parse(text) as Partial<KeptDraft> & { format?: unknown };
  const { format, draft, base, revision, atMs } = value;
  const isWhole = format === FORMAT && isDraft(draft) && isDraft(base);
  if (!isWhole || typeof revision !== 'number' || typeof atMs !== 'number') return null;
  return { draft, base, revision, atMs };
}

const isDraft = (value: ClassDraft | undefined): value is ClassDraft =>
  typeof value?.title === 'string' && Array.isArray(value.chapters);

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
