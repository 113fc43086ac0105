/** What one run of ffmpeg put out: segments that follow each other without a gap. */
export interface Take {
  number: number;
  feedId: string;
  /** When its first picture was taken. */
  beganAt: Date;
  /** Where it begins in the broadcast. */
  startMs: number;
  /** From its feed's clock to the broadcast's. */
  offsetMs: number;
  codecs: string;
  width: number;
  height: number;
  segments: StoredSegment[];
}

export interface StoredSegment {
  index: number;
  durationMs: number;
  bytes: number;
}

/** Nobody presented: after so much of the broadcast, for so long. */
export interface Gap {
  atMs: number;
  durationMs: number;
}

/** What a player cannot show is no gap. */
const LEAST_GAP_MS = 1000;

export const takeLengthMs = ({ segments }: Take): number =>
  segments.reduce((sum, { durationMs }) => sum + durationMs, 0);

export const broadcastLengthMs = (takes: readonly Take[]): number =>
  takes.reduce((sum, take) => sum + takeLengthMs(take), 0);

/** How much of a feed has gone out, on the feed's own clock; 0: nothing. */
export function wentOutMs(takes: readonly Take[], feedId: string): number {
  const last = takes.findLast((take) => take.feedId === feedId && take.segments.length > 0);
  return last ? last.startMs + takeLengthMs(last) - last.offsetMs : 0;
}

/** A take as the clock on the wall sees it. */
export interface ShownTake {
  beganAt: Date;
  startMs: number;
  lengthMs: number;
}

/** Where the presenter was gone, told by the clock on the wall. @param takes that showed something */
export function gapsOf(takes: readonly ShownTake[]): Gap[] {
  return takes.slice(1).flatMap((take, before) => {
    const earlier = takes[before]!;
    const durationMs = take.beganAt.getTime() - earlier.beganAt.getTime() - earlier.lengthMs;
    return durationMs >= LEAST_GAP_MS ? [{ atMs: take.startMs, durationMs }] : [];
  });
}
