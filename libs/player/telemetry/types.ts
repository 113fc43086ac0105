import type { MediaSpan } from '../types';

/** Played spans that were not reported yet; positions are media milliseconds. */
export interface WatchBatch {
  /** Counts from 1 within a session. A retried batch keeps its number, so that the server can tell. */
  sequence: number;
  /** Sorted, apart from each other, never empty spans; the list itself is empty for a mere position. */
  intervals: MediaSpan[];
  /** Where the playhead stood when the batch was closed. */
  positionMs: number;
  /** Playback speed of every interval in the batch. */
  rate: number;
}

export interface SendOptions {
  /** The page may be going away: use `fetch(…, { keepalive: true })`. */
  keepalive: boolean;
  /** The session that the batch was played in; after a reload not always the present one. */
  sessionId: string;
}

/** What the server answers when it has committed a batch. */
export interface WatchProgress {
  /** Everything the person has watched of this class version. */
  watched: MediaSpan[];
}

/**
 * Delivers one batch. It resolves only after the server has committed; it rejects when that is not
 * known (the batch is then sent again), and with `WatchBatchRefused` when sending again is pointless.
 */
export type SendWatchBatch = (
  batch: WatchBatch,
  options: SendOptions,
) => Promise<WatchProgress | void>;

/** Thrown by a sender for an answer that no retry can change (400, 404, 410 …): the batch is dropped. */
export class WatchBatchRefused extends Error {
  override name = 'WatchBatchRefused';
}
