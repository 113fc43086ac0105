import type { SendOptions, SendWatchBatch, WatchBatch } from './types';

/** Web Storage in memory, for tests. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, String(value)),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** A server that commits every batch, unless `answer` says otherwise; it keeps what it was sent. */
export function recordingSender(answer: SendWatchBatch = () => Promise.resolve()) {
  const calls: { batch: WatchBatch; how: SendOptions }[] = [];
  const send: SendWatchBatch = (batch, how) => {
    calls.push({ batch, how });
    return answer(batch, how);
  };
  return {
    send,
    calls,
    get batches() {
      return calls.map(({ batch }) => batch);
    },
  };
}
