import { backoffMs } from '../backoff';
import type { OutboxStore } from './outbox-store';
import { unionSpans } from './spans';
import { WatchBatchRefused } from './types';
import type { SendWatchBatch, WatchBatch, WatchProgress } from './types';

/** An answer that takes longer counts as lost; the batch goes again under the same number. */
const ANSWER_TIMEOUT_MS = 20_000;
/** A page that was hidden but lives on looks after this time whether its batches arrived. */
const AFTER_LEAVING_MS = 5000;
/** Browsers let keepalive requests carry 64 KiB in all. */
const MAX_LEAVING = 10;
const MAX_INTERVALS = 50;

export interface OutboxOptions {
  sessionId: string;
  send: SendWatchBatch;
  store: OutboxStore;
  onProgress?: (progress: WatchProgress) => void;
}

/** Delivers batches in order, one at a time, each until it is acknowledged or refused for good. */
export interface Outbox {
  /** Keeps the batch; one of the three below sends it. */
  add(batch: Omit<WatchBatch, 'sequence'>): void;
  /** Begins to deliver, unless a failed delivery waits for its retry. */
  deliver(): void;
  /** Begins to deliver now, as when the connection is back. */
  deliverNow(): void;
  /**
   * The page may go away: everything is handed to the browser at once, with keepalive, also a batch
   * that is on its way already (the browser would cancel it).
   */
  leave(): void;
  /** Stops retrying. What is undelivered stays in the store. */
  dispose(): void;
  readonly pending: number;
}

/**
 * A batch that was ever handed to the sender is never changed: the server may have committed it
 * though its answer was lost. Only batches that wait untouched take later intervals in.
 */
export function createOutbox({ sessionId, send, store, onProgress }: OutboxOptions): Outbox {
  const restored = store.load(sessionId);
  let pending: WatchBatch[] = restored?.pending ?? [];
  let next = restored?.next ?? 1;
  /** Highest sequence number that was handed to the sender, in this page or before the reload. */
  let handedOver = next - 1;
  let delivering = false;
  let disposed = false;
  let failures = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const save = () => store.save(sessionId, { next, pending });

  function settle(batch: WatchBatch) {
    pending = pending.filter(({ sequence }) => sequence !== batch.sequence);
    save();
  }

  /** True when the batch is off the list, because it was acknowledged or refused for good. */
  async function attempt(batch: WatchBatch, keepalive: boolean): Promise<boolean> {
    handedOver = Math.max(handedOver, batch.sequence);
    try {
      const progress = await withTimeout(send(batch, { keepalive, sessionId }));
      settle(batch);
      if (progress) onProgress?.(progress);
      return true;
    } catch (error) {
      if (error instanceof WatchBatchRefused) settle(batch);
      return error instanceof WatchBatchRefused;
    }
  }

  async function deliverAll() {
    if (delivering || disposed) return;
    clearTimeout(retryTimer);
    delivering = true;
    let batch = pending[0];
    while (batch && !disposed && (await attempt(batch, false))) {
      failures = 0;
      batch = pending[0];
    }
    delivering = false;
    if (pending.length > 0) retryIn(backoffMs(failures++));
  }

  function retryIn(delayMs: number) {
    clearTimeout(retryTimer);
    if (disposed) return;
    save();
    retryTimer = setTimeout(() => void deliverAll(), delayMs);
  }

  return {
    add(batch) {
      const waiting = pending.at(-1);
      const intervals = unionSpans([...(waiting?.intervals ?? []), ...batch.intervals]);
      const untouched = waiting !== undefined && waiting.sequence > handedOver;
      if (untouched && waiting.rate === batch.rate && intervals.length <= MAX_INTERVALS) {
        pending = [...pending.slice(0, -1), { ...waiting, ...batch, intervals }];
      } else {
        pending = [...pending, { ...batch, sequence: next++ }];
      }
      save();
    },
    deliver() {
      if (failures === 0) void deliverAll();
    },
    deliverNow() {
      failures = 0;
      void deliverAll();
    },
    leave() {
      if (pending.length === 0) return;
      for (const batch of pending.slice(0, MAX_LEAVING)) void attempt(batch, true);
      if (!delivering) retryIn(AFTER_LEAVING_MS);
    },
    dispose() {
      disposed = true;
      clearTimeout(retryTimer);
      store.release(sessionId);
    },
    get pending() {
      return pending.length;
    },
  };
}

async function withTimeout<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
