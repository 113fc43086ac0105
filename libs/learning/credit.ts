import { lengthOf, normalise, takeFirst, type Span } from './span';

/**
 * How far the times of player and server may lie apart around the opening of a session: a session
 * counts from 1 s before it was opened, and until 1 s after it at least. So 2 s is all that can be
 * earned right after opening.
 */
export const OPENING_TOLERANCE_MS = 1000;

/**
 * How much unclaimed time a person can claim later, as after a network loss. The player holds at
 * most 2 min of media, which last 4 min at its slowest speed; a pause banks no more than this.
 */
export const BACKLOG_MS = 5 * 60_000;

export const MIN_RATE = 0.25;
export const MAX_RATE = 2;
export const MAX_INTERVALS = 200;

export interface Played {
  /** Media milliseconds, in any order; clipped to the class and united before they count. */
  intervals: readonly Readonly<Span>[];
  /** Playback speed of all of them; clamped to {@link MIN_RATE}…{@link MAX_RATE}. */
  rate: number;
  durationMs: number;
}

/** All by one clock, the server's, in Unix milliseconds. */
export interface Moments {
  nowMs: number;
  sessionStartMs: number;
  /** Up to here the person's time is spent, in whatever session or class. */
  creditedAtMs: number;
}

export interface Credit {
  /** What is believed: the first part of the played intervals, as far as the time allows. */
  credited: Span[];
  creditedMs: number;
  /** The clock afterwards; never earlier than before. */
  creditedAtMs: number;
}

/**
 * Believes no more playing than time has passed: a person has one clock, and every believed
 * millisecond of media at speed `rate` moves it on by `1 / rate`. It can never pass the present, so
 * neither a second tab nor a repeated claim earns anything that was not lived through.
 */
export function credit(played: Played, moments: Moments): Credit {
  const { nowMs, sessionStartMs, creditedAtMs } = moments;
  const rate = Math.min(MAX_RATE, Math.max(MIN_RATE, played.rate));
  const fromMs = Math.max(creditedAtMs, sessionStartMs - OPENING_TOLERANCE_MS, nowMs - BACKLOG_MS);
  const untilMs = Math.max(nowMs, sessionStartMs + OPENING_TOLERANCE_MS);
  const allowedMs = Math.floor(Math.max(0, untilMs - fromMs) * rate);
  const credited = takeFirst(normalise(played.intervals, played.durationMs), allowedMs);
  const creditedMs = lengthOf(credited);
  if (creditedMs === 0) return { credited, creditedMs, creditedAtMs };
  return { credited, creditedMs, creditedAtMs: fromMs + Math.ceil(creditedMs / rate) };
}
