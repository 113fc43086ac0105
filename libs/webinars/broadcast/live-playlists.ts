import type { StoredSegment, Take } from './take';

/** Where the files of a segment lie beside the playlist. */
export interface SegmentFiles {
  init: string;
  segment: string;
  /** This rendition has no such segment: players look for it in another one. */
  isGap?: boolean;
}
export type FilesOf = (placed: Placed) => SegmentFiles;

/** What players at the edge need: enough to begin, and to come back after a hiccup. */
export const LIVE_WINDOW = 10;

/** A segment in its broadcast. */
export interface Placed {
  take: Take;
  segment: StoredSegment;
  /** In the whole broadcast. */
  sequence: number;
  /** In its take. */
  atMs: number;
}

/**
 * The last seconds: what is asked for again and again stays small for three hours.
 * @param count of the broadcast's segments; the others are not there yet
 */
export function livePlaylist(
  takes: readonly Take[],
  files: FilesOf,
  ended: boolean,
  count = Infinity,
): string {
  const all = placed(takes).slice(0, count);
  const holdBack = `HOLD-BACK=${(3 * targetSeconds(all)).toFixed(1)}`;
  const control = `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,${holdBack}`;
  return playlist(all.slice(-LIVE_WINDOW), all, files, ended ? [] : [control]).concat(
    ended ? '#EXT-X-ENDLIST\n' : '',
  );
}

/** Everything from the start, for those who go back; what it becomes when the broadcast ends. */
export function dvrPlaylist(takes: readonly Take[], files: FilesOf, ended: boolean): string {
  const all = placed(takes);
  return playlist(all, all, files, [`#EXT-X-PLAYLIST-TYPE:${ended ? 'VOD' : 'EVENT'}`]).concat(
    ended ? '#EXT-X-ENDLIST\n' : '',
  );
}

/** All segments, in their order. */
export function placed(takes: readonly Take[]): Placed[] {
  let sequence = 0;
  return takes.flatMap((take) => {
    let atMs = 0;
    return take.segments.map((segment) => {
      const one = { take, segment, sequence: sequence++, atMs };
      atMs += segment.durationMs;
      return one;
    });
  });
}

function playlist(
  shown: readonly Placed[],
  all: readonly Placed[],
  files: FilesOf,
  more: string[],
): string {
  const [first] = shown;
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${targetSeconds(all)}`],
    `#EXT-X-MEDIA-SEQUENCE:${first?.sequence ?? 0}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${first ? takesBefore(all, first.take) : 0}`,
    ...['#EXT-X-INDEPENDENT-SEGMENTS', ...more],
    ...shown.flatMap((one, at) => lines(one, shown[at - 1], files)),
    '',
  ].join('\n');
}

/** No segment is longer when rounded (RFC 8216 §4.3.3.1). */
const targetSeconds = (all: readonly Placed[]): number =>
  all.reduce((most, { segment }) => Math.max(most, Math.round(segment.durationMs / 1000)), 1);

const takesBefore = (all: readonly Placed[], take: Take): number =>
  new Set(all.map((one) => one.take).filter(({ number }) => number < take.number)).size;

function lines(one: Placed, before: Placed | undefined, filesOf: FilesOf): string[] {
  const { take, segment, atMs } = one;
  const files = filesOf(one);
  const begins = before?.take !== take;
  const isOtherRun = begins || filesOf(before).init !== files.init;
  return [
    ...(before && begins ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(isOtherRun && !files.isGap ? [`#EXT-X-MAP:URI="${files.init}"`] : []),
    ...(begins ? [dateTime(take, atMs)] : []),
    ...(files.isGap ? ['#EXT-X-GAP'] : []),
    `#EXTINF:${(segment.durationMs / 1000).toFixed(3)},`,
    files.segment,
  ];
}

/** By which a viewer's page tells how far behind the camera it is. */
const dateTime = ({ beganAt }: Take, atMs: number): string =>
  `#EXT-X-PROGRAM-DATE-TIME:${new Date(beganAt.getTime() + atMs).toISOString()}`;

/** In bits per second. */
export function bitRates(segments: readonly Omit<StoredSegment, 'index'>[]): {
  peak: number;
  average: number;
  bytes: number;
} {
  const bytes = segments.reduce((sum, one) => sum + one.bytes, 0);
  const lengthMs = segments.reduce((sum, one) => sum + one.durationMs, 0);
  const peak = segments.reduce(
    (most, one) => Math.max(most, (one.bytes * 8000) / one.durationMs),
    1,
  );
  return { peak, average: lengthMs > 0 ? (bytes * 8000) / lengthMs : 1, bytes };
}
