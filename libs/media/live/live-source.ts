/** What a broadcast arrives as: one continuous stream in one of these containers. */
export const LIVE_CONTAINERS = ['matroska', 'mp4', 'flv'] as const;
export type LiveContainer = (typeof LIVE_CONTAINERS)[number];

/** Where ffmpeg can be let in again: a keyframe that begins a part of the stream. */
export interface LiveEntry {
  /** In the stream. */
  offset: number;
  timeMs: number;
}

/** Reads along with a live stream, and knows how to begin in its middle. */
export interface LiveIndex {
  /** The next bytes of the stream. @throws MediaError `media-unreadable` */
  push(bytes: Buffer): void;
  /** What has to stand before every entry; null until it has arrived. */
  readonly header: Buffer | null;
  /** The last entry that is not after `timeMs`. */
  entryAt(timeMs: number): LiveEntry | null;
}
