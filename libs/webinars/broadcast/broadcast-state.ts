import { DomainError } from '@rounds/platform/errors';

/**
 * `waiting` for the first picture → `live` ⇄ `paused` (nobody presents at the moment) → `ended`.
 * What is ended before the first picture waits for the next try.
 */
export const BROADCAST_STATES = ['waiting', 'live', 'paused', 'ended'] as const;
export type BroadcastState = (typeof BROADCAST_STATES)[number];

/** A broadcast is ended, and kept, after this long. */
export const LONGEST_BROADCAST_MS = 12 * 3_600_000;
/** Nobody who was cut off needs longer to come back. */
export const LONGEST_PAUSE_MS = 30 * 60_000;

const FOLLOWS: Record<BroadcastState, readonly BroadcastState[]> = {
  waiting: ['live', 'ended'],
  live: ['paused', 'ended'],
  paused: ['live', 'ended'],
  ended: [],
};

export const mayBecome = (from: BroadcastState, to: BroadcastState): boolean =>
  from === to || FOLLOWS[from].includes(to);

/** @throws DomainError `broadcast-over` */
export function assertGoesOn(state: BroadcastState): void {
  if (state !== 'ended') return;
  throw new DomainError('broadcast-over', 'conflict', 'This broadcast has ended');
}

/** Why a broadcast is to be ended now without anybody asking for it; null: it goes on. */
export function endsBecause(
  { startedAt, pausedSince }: { startedAt: Date | null; pausedSince: Date | null },
  now: Date,
): 'too-long' | 'abandoned' | null {
  if (startedAt && now.getTime() - startedAt.getTime() >= LONGEST_BROADCAST_MS) return 'too-long';
  if (pausedSince && now.getTime() - pausedSince.getTime() >= LONGEST_PAUSE_MS) return 'abandoned';
  return null;
}
