import type { WatchBatch } from './types';

/** What is left to deliver of one session. */
export interface OutboxState {
  /** Sequence number of the next new batch. */
  next: number;
  pending: WatchBatch[];
}

/** Keeps undelivered batches where a reload finds them. Never throws: without storage it forgets. */
export interface OutboxStore {
  load(sessionId: string): OutboxState | null;
  save(sessionId: string, state: OutboxState): void;
  /** Sessions that ended with batches undelivered and that no open page looks after. */
  abandoned(): string[];
  /** This page looks after the session no longer; what is undelivered may be taken over. */
  release(sessionId: string): void;
  remove(sessionId: string): void;
}

interface StoredState extends OutboxState {
  tab: string;
  savedAtMs: number;
}

const PREFIX = 'rounds.watch.';
const TAB_KEY = 'rounds.watch-tab';
/** A page that lives saves at least this often while it has something pending (retries are closer). */
const ABANDONED_AFTER_MS = 90_000;
const FORGOTTEN_AFTER_MS = 7 * 24 * 3_600_000;

function parse(text: string | null): StoredState | null {
  try {
    const value = JSON.parse(text ?? 'null') as StoredState | null;
    return value && Number.isInteger(value.next) && Array.isArray(value.pending) ? value : null;
  } catch {
    return null;
  }
}

/** The mark of this tab: it survives a reload, so that the tab's earlier page counts as gone. */
function tabMark(tab: Storage, makeId: () => string): string {
  const known = tab.getItem(TAB_KEY);
  if (known) return known;
  const made = makeId();
  tab.setItem(TAB_KEY, made);
  return made;
}

/** Batches in `localStorage` by session id; `tabStorage` (`sessionStorage`) tells tabs apart. */
export function createOutboxStore(
  storage: Storage,
  tabStorage: Storage,
  makeId: () => string,
  now: () => number = Date.now,
): OutboxStore {
  const mine = tabMark(tabStorage, makeId);
  /** Sessions of this very page: never abandoned, whatever the clock says. */
  const live = new Set<string>();

  function sessions(): string[] {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  }

  return {
    load(sessionId) {
      live.add(sessionId);
      const stored = parse(storage.getItem(PREFIX + sessionId));
      return stored && { next: stored.next, pending: stored.pending };
    },
    save(sessionId, state) {
      const stored: StoredState = { ...state, tab: mine, savedAtMs: now() };
      try {
        storage.setItem(PREFIX + sessionId, JSON.stringify(stored));
      } catch {
        // A full or forbidden storage costs the protection against a reload, not the batches.
      }
    },
    abandoned() {
      return sessions().filter((sessionId) => {
        if (live.has(sessionId)) return false;
        const stored = parse(storage.getItem(PREFIX + sessionId));
        const ageMs = now() - (stored?.savedAtMs ?? 0);
        if (!stored || ageMs > FORGOTTEN_AFTER_MS) storage.removeItem(PREFIX + sessionId);
        else if (stored.pending.length > 0)
          return stored.tab === mine || ageMs > ABANDONED_AFTER_MS;
        return false;
      });
    },
    release: (sessionId) => void live.delete(sessionId),
    remove(sessionId) {
      live.delete(sessionId);
      storage.removeItem(PREFIX + sessionId);
    },
  };
}

/** Used where storage is forbidden. */
export const forgetfulStore: OutboxStore = {
  load: () => null,
  save: () => undefined,
  abandoned: () => [],
  release: () => undefined,
  remove: () => undefined,
};
