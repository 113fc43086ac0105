import { describe, expect, it } from 'vitest';
import { createOutboxStore, type OutboxState } from './outbox-store';
import { memoryStorage } from './testing';

const left: OutboxState = {
  next: 3,
  pending: [{ sequence: 2, intervals: [[0, 10]], positionMs: 10, rate: 1 }],
};

describe('outbox store', () => {
  it('gives back what it was given', () => {
    const storage = memoryStorage();
    createOutboxStore(storage, memoryStorage(), () => 'a').save('s', left);
    expect(createOutboxStore(storage, memoryStorage(), () => 'b').load('s')).toEqual(left);
  });

  it('takes over from this tab at once, from another tab only when it went silent', () => {
    const storage = memoryStorage();
    const tab = memoryStorage();
    let nowMs = 1_000_000;
    const open = (tabStorage: Storage, id: string) =>
      createOutboxStore(
        storage,
        tabStorage,
        () => id,
        () => nowMs,
      );
    open(tab, 'a').save('s', left);
    expect(open(tab, 'unused').abandoned()).toEqual(['s']);
    const other = open(memoryStorage(), 'b');
    expect(other.abandoned()).toEqual([]);
    nowMs += 120_000;
    expect(other.abandoned()).toEqual(['s']);
  });

  it('does not take over what this page looks after, until it lets go', () => {
    const store = createOutboxStore(memoryStorage(), memoryStorage(), () => 'a');
    store.load('s');
    store.save('s', left);
    expect(store.abandoned()).toEqual([]);
    store.release('s');
    expect(store.abandoned()).toEqual(['s']);
  });

  it('forgets sessions without anything to deliver, and damaged entries, after a while', () => {
    const storage = memoryStorage();
    let nowMs = 0;
    const store = createOutboxStore(
      storage,
      memoryStorage(),
      () => 'a',
      () => nowMs,
    );
    storage.setItem('rounds.watch.broken', '{"next":');
    storage.setItem('somebody-else', 'stays');
    store.save('done', { next: 5, pending: [] });
    nowMs = 8 * 24 * 3_600_000;
    expect(store.abandoned()).toEqual([]);
    expect(storage.length).toBe(1);
    expect(store.load('broken')).toBeNull();
  });

  it('works without room', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const store = createOutboxStore(full, memoryStorage(), () => 'a');
    expect(() => store.save('s', left)).not.toThrow();
  });
});
