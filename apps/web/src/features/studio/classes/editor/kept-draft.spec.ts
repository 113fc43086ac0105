import { describe, expect, it } from 'vitest';
import type { ClassDraft } from '../class-draft';
import { draftKeeper, type KeptDraft } from './kept-draft';

const draft: ClassDraft = {
  ...{ title: 'Denials', speaker: '', description: '', topics: [], specialties: [] },
  audience: { kind: 'everyone' },
  chapters: [{ id: 'a', title: 'Read', startMs: 0, topics: [] }],
};
const kept: KeptDraft = { draft, base: { ...draft, title: 'Old' }, revision: 3, atMs: 5 };

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

describe('what was typed', () => {
  it('is kept for this person and this class until it is forgotten', () => {
    const store = memory();
    const mine = draftKeeper(() => store, 'ana', 'c1');
    expect(mine.keep(kept)).toBe(true);
    expect(draftKeeper(() => store, 'ana', 'c1').find()).toEqual(kept);
    expect(draftKeeper(() => store, 'bob', 'c1').find()).toBeNull();
    expect(draftKeeper(() => store, 'ana', 'c2').find()).toBeNull();
    mine.forget();
    expect(mine.find()).toBeNull();
  });

  it.each(['', '{', '[]', 'null', '{"format":1}', '{"format":2,"draft":{},"base":{}}'])(
    'is nothing when %s is found',
    (text) => {
      const store = memory();
      store.items.set('rounds.class-draft.ana.c1', text);
      expect(draftKeeper(() => store, 'ana', 'c1').find()).toBeNull();
    },
  );

  it('is not kept where there is no room, and nothing breaks', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(draftKeeper(() => full, 'ana', 'c1').keep(kept)).toBe(false);
  });
});
