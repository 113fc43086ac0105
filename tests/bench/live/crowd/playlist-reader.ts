import * as HLS from 'hls-parser';
import type { OutSegment } from '../stalls';

export interface ReadSegment extends OutSegment {
  /** As it stands in the playlist. */
  uri: string;
  initUri: string;
  durationMs: number;
}

export interface ReadPlaylist {
  targetMs: number;
  segments: ReadSegment[];
}

/** The viewers are one process: what all of them are given is parsed once. */
export class PlaylistReader {
  /** All that was seen. */
  readonly seen = new Map<number, OutSegment>();
  private last: { text: string; playlist: ReadPlaylist } | null = null;

  /** @throws Error for what is no live playlist with the time of day */
  read(text: string): ReadPlaylist {
    if (this.last?.text === text) return this.last.playlist;
    const playlist = readPlaylist(text);
    this.last = { text, playlist };
    for (const { sequence, takenAtMs } of playlist.segments) {
      this.seen.set(sequence, { sequence, takenAtMs });
    }
    return playlist;
  }
}

/** @throws Error for what is no live playlist with the time of day */
export function readPlaylist(text: string): ReadPlaylist {
  const parsed = HLS.parse(text);
  if (parsed.isMasterPlaylist) throw new Error('The live playlist is a multivariant one');
  let takenAtMs = NaN;
  const segments = parsed.segments.map((segment, at) => {
    if (segment.programDateTime) takenAtMs = segment.programDateTime.getTime();
    const durationMs = segment.duration * 1000;
    const read = {
      sequence: (parsed.mediaSequenceBase ?? 0) + at,
      ...{ takenAtMs, durationMs, uri: segment.uri, initUri: segment.map?.uri ?? '' },
    };
    takenAtMs += durationMs;
    return read;
  });
  if (segments.some((segment) => Number.isNaN(segment.takenAtMs))) {
    throw new Error('The live playlist does not tell the time of day');
  }
  return { targetMs: parsed.targetDuration * 1000, segments };
}
