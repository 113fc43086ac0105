import { MediaError } from '@rounds/media';

/** However often a worker is killed over it, work is not begun more often than this. */
export const MOST_ATTEMPTS = 12;

/** How a run ended that did not do its work. */
export interface Failure {
  code: string;
  detail: string;
}

/** True when the run was stopped from outside: nothing is wrong with the work itself. */
export const wasStopped = (signal: AbortSignal): boolean =>
  signal.aborted && !(signal.reason instanceof Error && signal.reason.message === 'timed out');

/**
 * Whether giving up means the work: a fault of ffmpeg or of the file. Everything else (database
 * away, disk full) may pass, so the sweeper begins it again.
 */
export const isFinal = (error: Error): boolean =>
  error instanceof MediaError || error.name === 'UnrecoverableError';

/** What is kept of an error; the detail is for those who run Rounds. */
export function failureOf(error: unknown): Failure {
  if (error instanceof MediaError) {
    return { code: error.code, detail: `${error.message}\n${error.detail}`.slice(-4000) };
  }
  return { code: 'internal', detail: String(error).slice(0, 4000) };
}
