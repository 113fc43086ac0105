import { RENDITION_INIT, segmentFile, type LiveFragment } from '@rounds/media';
import { smallFolder } from '@rounds/recordings';
import type { Placed, SegmentFiles } from '../../live-playlists';

export interface SmallSegment {
  /** The run of ffmpeg that made it. */
  run: number;
  bytes: number;
  durationMs: number;
}

/** What is missing for longer is told to be missing: players take the other rendition meanwhile. */
export const MOST_BEHIND = 4;
/** Of segments that have left the playlist; who plays them is about to be done. */
const KEPT = 40;
/** The two renditions of a picture tell its time alike, but for roundings. */
const NEAR_MS = 120;

/** The small files of a broadcast, by the sequence of the first rendition's segments. */
export class SmallSegments {
  private readonly known = new Map<number, SmallSegment>();
  private newestKnown = -1;
  private told = 0;

  /** The last one; -1: there is none. */
  get newest(): number {
    return this.newestKnown;
  }

  /** How many of the broadcast's segments the playlist has come to: what it said of them stands. */
  get count(): number {
    return this.told;
  }

  get all(): SmallSegment[] {
    return [...this.known.values()];
  }

  wants(sequence: number): boolean {
    return sequence >= this.told && !this.known.has(sequence);
  }

  add(sequence: number, segment: SmallSegment): void {
    this.known.set(sequence, segment);
    this.newestKnown = Math.max(this.newestKnown, sequence);
  }

  /** To be called before the playlist is written. @returns how many segments it tells of */
  tell(total: number): number {
    this.told = Math.max(this.told, this.newestKnown + 1, total - MOST_BEHIND);
    return this.told;
  }

  files({ sequence }: Placed): SegmentFiles {
    const segment = this.known.get(sequence);
    const file = segmentFile(sequence);
    if (!segment) return { init: '', segment: `gap/${file}`, isGap: true };
    const folder = smallFolder(segment.run);
    return { init: `${folder}/${RENDITION_INIT}`, segment: `${folder}/${file}` };
  }

  /** Forgets what nobody plays any more. @returns the files of it */
  forget(): string[] {
    const past = [...this.known].filter(([sequence]) => sequence < this.told - KEPT);
    return past.map(([sequence, { run }]) => {
      this.known.delete(sequence);
      return `${smallFolder(run)}/${segmentFile(sequence)}`;
    });
  }
}

/** A segment's times on its feed's own clock. */
export const onFeedClock = ({
  take,
  segment,
  atMs,
}: Placed): { startMs: number; endMs: number } => {
  const startMs = take.startMs + atMs - take.offsetMs;
  return { startMs, endMs: startMs + segment.durationMs };
};

/** The first rendition's segment that shows the same as a fragment of the small one. */
export function sameSegment(
  recent: readonly Placed[],
  feedId: string,
  fragment: Pick<LiveFragment, 'startMs' | 'endMs'>,
): Placed | null {
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= NEAR_MS;
  const found = recent.find((placed) => {
    const { startMs, endMs } = onFeedClock(placed);
    // The first of a take begins with its sound, perhaps before its pictures.
    const begins = placed.segment.index === 0 || isNear(startMs, fragment.startMs);
    return placed.take.feedId === feedId && begins && isNear(endMs, fragment.endMs);
  });
  return found ?? null;
}
