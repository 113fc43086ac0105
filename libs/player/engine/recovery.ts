import { backoffMs } from '../backoff';
import type { Problem } from './types';

/** What the player does about a problem. */
export type Remedy =
  | { do: 'nothing' }
  /** Tell the person that it is being tried, load again after the delay. */
  | { do: 'reload'; delayMs: number; askForSource: boolean }
  | { do: 'recover-media' }
  /** Stop trying; the person may press a button. */
  | { do: 'give-up'; reason: 'failed' | 'unsupported' };

const MAX_RELOADS = 8;
const MAX_MEDIA_RECOVERIES = 2;
const MEDIA_WINDOW_MS = 30_000;
/** A parent is asked for a new source this often at most. */
const ASK_EVERY_MS = 10_000;

/** Decides, without any clock or network of its own; times are milliseconds of `now`. */
export interface Recovery {
  onProblem(problem: Problem, online: boolean): Remedy;
  /** Data arrives: what failed before is forgotten. */
  onLoaded(): void;
  /** The person pressed "try again". */
  reset(): void;
}

/**
 * Network problems are tried again with growing pauses; being offline uses up no tries, since the
 * browser tells when it ends. A decoder that fails is rebuilt twice in half a minute. An expired
 * token is asked for at once, and again as long as the tries last.
 */
export function createRecovery(now: () => number, random: () => number = Math.random): Recovery {
  let reloads = 0;
  let mediaRecoveries: number[] = [];
  let askedAtMs = -Infinity;

  function reload(askForSource: boolean, online: boolean): Remedy {
    if (reloads >= MAX_RELOADS) return { do: 'give-up', reason: 'failed' };
    const delayMs = askForSource ? ASK_EVERY_MS : backoffMs(reloads, random);
    if (online) reloads++;
    return { do: 'reload', delayMs, askForSource };
  }

  function expired(fatal: boolean, online: boolean): Remedy {
    const due = now() - askedAtMs >= ASK_EVERY_MS;
    if (!due) return fatal ? reload(false, online) : { do: 'nothing' };
    askedAtMs = now();
    return reload(true, online);
  }

  function media(): Remedy {
    mediaRecoveries = mediaRecoveries.filter((at) => now() - at < MEDIA_WINDOW_MS);
    if (mediaRecoveries.length >= MAX_MEDIA_RECOVERIES) return { do: 'give-up', reason: 'failed' };
    mediaRecoveries.push(now());
    return { do: 'recover-media' };
  }

  return {
    onProblem({ kind, fatal }, online) {
      switch (kind) {
        case 'expired':
          return expired(fatal, online);
        case 'network':
          return fatal ? reload(false, online) : { do: 'nothing' };
        case 'media':
          return fatal ? media() : { do: 'nothing' };
        case 'unsupported':
          return { do: 'give-up', reason: 'unsupported' };
      }
    },
    onLoaded() {
      reloads = 0;
    },
    reset() {
      reloads = 0;
      mediaRecoveries = [];
      askedAtMs = -Infinity;
    },
  };
}
