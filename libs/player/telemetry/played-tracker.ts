import type { MediaSpan } from '../types';
import { unionSpans } from './spans';

/** How far the playhead may run ahead of wall × rate before it counts as a jump (clock jitter). */
const SLACK_MS = 300;

interface OpenSpan {
  startMs: number;
  lastMs: number;
  lastAtMs: number;
  rate: number;
  /** Media time that may still pass at once: fills with wall × rate, holds no more than the slack. */
  budgetMs: number;
}

/** Turns positions of a playing medium into the spans that were really played. */
export interface PlayedTracker {
  /** The medium has begun to move at `mediaMs`. */
  begin(mediaMs: number, atMs: number, rate: number): void;
  /** The playhead was seen at `mediaMs` while the medium plays. */
  advance(mediaMs: number, atMs: number): void;
  /** Playing has ended at the last position seen; what came after it is unknown and not counted. */
  stop(): void;
  /** Hands over the spans played since the last call and goes on from there. */
  take(): MediaSpan[];
  readonly rate: number;
}

/**
 * Media positions and wall times (`atMs`, any monotonic clock) are milliseconds. A position that
 * lies behind the last one, or further ahead than the clock allows, is a seek: the span ends before
 * it and a new one begins there, so that seeking earns nothing.
 */
export function createPlayedTracker(): PlayedTracker {
  let open: OpenSpan | null = null;
  let closed: MediaSpan[] = [];
  let rate = 1;

  function close() {
    if (open) closed.push([Math.round(open.startMs), Math.round(open.lastMs)]);
    open = null;
  }

  function begin(mediaMs: number, atMs: number, newRate: number) {
    close();
    rate = newRate;
    open = { startMs: mediaMs, lastMs: mediaMs, lastAtMs: atMs, rate, budgetMs: SLACK_MS };
  }

  return {
    begin,
    advance(mediaMs, atMs) {
      if (!open) return;
      const moved = mediaMs - open.lastMs;
      const allowed = open.budgetMs + Math.max(0, atMs - open.lastAtMs) * open.rate;
      if (moved < 0 || moved > allowed) return begin(mediaMs, atMs, open.rate);
      open.budgetMs = Math.min(SLACK_MS, allowed - moved);
      open.lastMs = mediaMs;
      open.lastAtMs = atMs;
    },
    stop: close,
    take() {
      const spans = open ? [...closed, [open.startMs, open.lastMs].map(Math.round)] : closed;
      if (open) open.startMs = open.lastMs;
      closed = [];
      return unionSpans(spans as MediaSpan[]);
    },
    get rate() {
      return rate;
    },
  };
}
