import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox } from './outbox';
import { createOutboxStore, type OutboxStore } from './outbox-store';
import { memoryStorage, recordingSender } from './testing';
import { WatchBatchRefused, type SendWatchBatch } from './types';

const offline: SendWatchBatch = () => Promise.reject(new TypeError('Failed to fetch'));
const played = (startMs: number, endMs: number, rate = 1) => ({
  intervals: [[startMs, endMs]] as [number, number][],
  positionMs: endMs,
  rate,
});

let store: OutboxStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = createOutboxStore(memoryStorage(), memoryStorage(), () => 'tab');
});
afterEach(() => vi.useRealTimers());

const outboxFor = (send: SendWatchBatch) => createOutbox({ sessionId: 's', send, store });
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('outbox', () => {
  it('has one batch on its way at a time and keeps their order', async () => {
    const answers: (() => void)[] = [];
    const sender = recordingSender(() => new Promise<void>((resolve) => answers.push(resolve)));
    const outbox = outboxFor(sender.send);
    for (const startMs of [0, 5000]) {
      outbox.add(played(startMs, startMs + 5000));
      outbox.deliver();
    }
    await settle();
    expect(sender.batches.map(({ sequence }) => sequence)).toEqual([1]);
    answers[0]?.();
    await settle();
    expect(sender.batches.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(outbox.pending).toBe(1);
  });

  it('retries a failed batch unchanged, later and later, and joins only what never left', async () => {
    const sender = recordingSender(offline);
    const outbox = outboxFor(sender.send);
    outbox.add(played(0, 5000));
    outbox.deliver();
    await settle();
    outbox.add(played(5000, 10_000));
    outbox.deliver();
    outbox.add(played(10_000, 15_000));
    outbox.deliver();
    await vi.advanceTimersByTimeAsync(8000);
    expect(sender.batches.length).toBeGreaterThanOrEqual(3);
    expect(sender.batches.length).toBeLessThanOrEqual(5);
    for (const batch of sender.batches) {
      expect(batch).toEqual({ sequence: 1, ...played(0, 5000) });
    }
    expect(store.load('s')?.pending[1]).toEqual({ sequence: 2, ...played(5000, 15_000) });
  });

  it('delivers at once when the connection is back', async () => {
    let up = false;
    const sender = recordingSender((batch, how) => (up ? Promise.resolve() : offline(batch, how)));
    const outbox = outboxFor(sender.send);
    outbox.add(played(0, 5000));
    outbox.deliver();
    await vi.advanceTimersByTimeAsync(60_000);
    up = true;
    const before = sender.calls.length;
    outbox.deliverNow();
    await settle();
    expect(sender.calls.length).toBe(before + 1);
    expect(outbox.pending).toBe(0);
  });

  it('does not join batches of different speeds', async () => {
    const outbox = outboxFor(recordingSender().send);
    outbox.add(played(0, 1000, 1));
    outbox.add(played(1000, 3000, 2));
    expect(outbox.pending).toBe(2);
  });

  it('drops what is refused for good and goes on with the next', async () => {
    const sender = recordingSender(({ sequence }) =>
      sequence === 1 ? Promise.reject(new WatchBatchRefused()) : Promise.resolve(),
    );
    const outbox = outboxFor(sender.send);
    outbox.add(played(0, 1000, 1));
    outbox.add(played(1000, 3000, 2));
    outbox.deliver();
    await settle();
    expect(sender.batches.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(outbox.pending).toBe(0);
  });

  it('counts an answer that never comes as lost', async () => {
    let calls = 0;
    const sender = recordingSender(() =>
      ++calls === 1 ? new Promise(() => {}) : Promise.resolve(),
    );
    const outbox = outboxFor(sender.send);
    outbox.add(played(0, 1000));
    outbox.deliver();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(sender.batches.map(({ sequence }) => sequence)).toEqual([1, 1]);
    expect(outbox.pending).toBe(0);
  });

  it('survives a reload: same numbers, nothing joined to what may have been committed', async () => {
    const before = outboxFor(offline);
    before.add(played(0, 5000));
    before.deliver();
    await settle();
    before.dispose();

    const sender = recordingSender();
    const after = outboxFor(sender.send);
    after.add(played(5000, 6000));
    after.deliver();
    await settle();
    expect(sender.batches).toEqual([
      { sequence: 1, ...played(0, 5000) },
      { sequence: 2, ...played(5000, 6000) },
    ]);
  });

  it('goes on counting after a reload although nothing was left', async () => {
    const first = outboxFor(recordingSender().send);
    first.add(played(0, 1000));
    first.deliver();
    await settle();
    first.dispose();
    const sender = recordingSender();
    const second = outboxFor(sender.send);
    second.add(played(1000, 2000));
    second.deliver();
    await settle();
    expect(sender.batches.map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('sends again with keepalive what is on its way when the page is left', async () => {
    const sender = recordingSender((_, { keepalive }) =>
      keepalive ? Promise.resolve() : new Promise(() => {}),
    );
    const outbox = outboxFor(sender.send);
    outbox.add(played(0, 1000));
    outbox.deliver();
    await settle();
    outbox.add(played(1000, 2000));
    outbox.leave();
    await settle();
    expect(sender.calls.map(({ batch, how }) => [batch.sequence, how.keepalive])).toEqual([
      [1, false],
      [1, true],
      [2, true],
    ]);
    expect(outbox.pending).toBe(0);
  });

  it('tries again when the page was hidden, not left, and the last words were lost', async () => {
    let up = false;
    const sender = recordingSender((batch, how) => (up ? Promise.resolve() : offline(batch, how)));
    const outbox = outboxFor(sender.send);
    outbox.add(played(0, 1000));
    outbox.leave();
    await settle();
    expect(outbox.pending).toBe(1);
    up = true;
    await vi.advanceTimersByTimeAsync(6000);
    expect(outbox.pending).toBe(0);
  });

  it('tells what the server has on record', async () => {
    const seen: unknown[] = [];
    const outbox = createOutbox({
      sessionId: 's',
      store,
      send: () => Promise.resolve({ watched: [[0, 1000]] }),
      onProgress: (progress) => seen.push(progress),
    });
    outbox.add(played(0, 1000));
    outbox.deliver();
    await settle();
    expect(seen).toEqual([{ watched: [[0, 1000]] }]);
  });
});
