import type { Outbox } from './outbox';
import { createOutbox } from './outbox';
import type { OutboxStore } from './outbox-store';
import { createPlayedTracker } from './played-tracker';
import type { SendWatchBatch, WatchProgress } from './types';

/** While playing, a batch is closed this often. */
const BATCH_EVERY_MS = 5000;

export interface WatchTelemetryOptions {
  send: SendWatchBatch;
  sessionId: string;
  store: OutboxStore;
  onProgress?: (progress: WatchProgress) => void;
  /** A monotonic clock in milliseconds. */
  now?: () => number;
}

/** What the media does, in media milliseconds; the telemetry knows no DOM. */
export interface WatchTelemetry {
  /** The picture has begun to move. */
  playing(mediaMs: number, rate: number): void;
  /** The playhead was seen there. */
  tick(mediaMs: number): void;
  /** The picture stands (paused, ended): `mediaMs` was still played. */
  paused(mediaMs: number): void;
  /** It waits for data; nothing is played until `playing`. */
  stalled(mediaMs: number): void;
  /** The playhead was moved to `mediaMs`. */
  seeked(mediaMs: number): void;
  rateChanged(mediaMs: number, rate: number): void;
  /** The media was taken away (another source is loaded). */
  emptied(): void;
  /** The page is hidden or goes away. */
  leaving(mediaMs: number): void;
  /** The connection is back. */
  online(): void;
  dispose(): void;
}

/** Collects what is really played and delivers it in batches; nothing played is reported twice. */
export function createWatchTelemetry(options: WatchTelemetryOptions): WatchTelemetry {
  const { send, sessionId, store, onProgress, now = () => performance.now() } = options;
  const tracker = createPlayedTracker();
  const outbox = createOutbox({ sessionId, send, store, onProgress });
  const inherited = deliverAbandoned(options);
  let closedAtMs = now();
  let reportedMs: number | null = null;
  let running = false;
  /** Set once something was played: what a page shows before that is not where the person is. */
  let lastMs: number | null = null;

  /** Puts what was played since the last batch into the outbox; false when there is nothing new. */
  function closeBatch(): boolean {
    if (lastMs === null) return false;
    const intervals = tracker.take();
    const positionMs = Math.round(lastMs);
    closedAtMs = now();
    if (intervals.length === 0 && positionMs === reportedMs) return false;
    reportedMs = positionMs;
    outbox.add({ intervals, positionMs, rate: tracker.rate });
    return true;
  }

  function see(mediaMs: number) {
    if (lastMs === null) return;
    lastMs = mediaMs;
    tracker.advance(mediaMs, now());
  }

  function halt() {
    tracker.stop();
    running = false;
  }

  function report() {
    if (closeBatch()) outbox.deliver();
  }

  return {
    playing(mediaMs, rate) {
      if (running) return;
      running = true;
      lastMs = mediaMs;
      tracker.begin(mediaMs, now(), rate);
      closedAtMs = now();
    },
    tick(mediaMs) {
      if (!running) return;
      see(mediaMs);
      if (now() - closedAtMs >= BATCH_EVERY_MS) report();
    },
    paused(mediaMs) {
      see(mediaMs);
      halt();
      report();
    },
    stalled(mediaMs) {
      see(mediaMs);
      halt();
    },
    seeked(mediaMs) {
      halt();
      see(mediaMs);
      report();
    },
    rateChanged(mediaMs, rate) {
      if (!running || rate === tracker.rate) return;
      see(mediaMs);
      report();
      tracker.begin(mediaMs, now(), rate);
    },
    emptied() {
      halt();
      report();
      lastMs = null;
    },
    leaving(mediaMs) {
      see(mediaMs);
      closeBatch();
      outbox.leave();
    },
    online() {
      for (const box of [outbox, ...inherited]) box.deliverNow();
    },
    dispose() {
      for (const box of [outbox, ...inherited]) box.dispose();
    },
  };
}

/**
 * Delivers what earlier pages could not: each under its own session, with its old numbers. Their
 * answers may speak of other classes, so that they are no progress here.
 */
function deliverAbandoned({ send, store, sessionId }: WatchTelemetryOptions): Outbox[] {
  const others = store.abandoned().filter((abandoned) => abandoned !== sessionId);
  return others.map((abandoned) => {
    const outbox = createOutbox({ sessionId: abandoned, send, store });
    outbox.deliver();
    return outbox;
  });
}
