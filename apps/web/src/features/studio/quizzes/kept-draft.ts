type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What was typed over which version of the server's. */
export interface KeptDraft<D> {
  revision: number;
  base: D;
  draft: D;
}

/** A draft that outlives its page; a store that is full or forbidden keeps nothing. */
export function keepDraft<D>(name: string, store: Store) {
  const key = `rounds.draft.${name}`;
  return {
    get(): KeptDraft<D> | null {
      try {
        return JSON.parse(store.getItem(key) ?? 'null') as KeptDraft<D> | null;
      } catch {
        return null;
      }
    },
    put(kept: KeptDraft<D>): void {
      try {
        store.setItem(key, JSON.stringify(kept));
      } catch {
        // It is saved to the server a moment later.
      }
    },
    clear: () => store.removeItem(key),
  };
}
