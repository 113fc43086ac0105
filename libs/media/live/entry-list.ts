import { MediaError } from '../media-error';
import type { LiveEntry } from './live-source';

/** The last of entries in the order of time that is not after `timeMs`. */
export const lastEntryAt = (entries: readonly LiveEntry[], timeMs: number): LiveEntry | null =>
  entries.findLast((entry) => entry.timeMs <= timeMs) ?? null;

/** More than this before the first picture is no header. */
export const MOST_HEADER_BYTES = 1024 * 1024;

export const notLive = (why: string): MediaError =>
  new MediaError('media-unreadable', 'What arrives is no video that can be broadcast', why);
