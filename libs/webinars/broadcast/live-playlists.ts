import { takeLengthMs, type StoredSegment, type Take } from './take';

/** Where files lie beside the playlist. */
export interface FileNames {
  init(take: number): string;
  segment(take: number, index: number): string;
}

/** What players at the edge need: enough to begin, and to come back after a hiccup. */
export const LIVE_WINDOW = 10;

interface Placed {
  take: Take;
  segment: StoredSegment;
  /** In the whole broadcast. */
  sequence: number;
  /** In its take. */
  atMs: number;
}

/** The last seconds: what is asked for again and again stays small for three hours. */
export function livePlaylist(takes: readonly Take[], files: FileNames, ended: boolean): string {
  const all = placed(takes);
  const control = `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=${(3 * targetSeconds(all)).toFixed(1)}`;
  return playlist(all.slice(-LIVE_WINDOW), all, files, ended ? [] : [control]).concat(
    ended ? '#EXT-X-ENDLIST\n' : '',
  );
}

/** Everything from the start, for those who go back; what it becomes when the broadcast ends. */
export function dvrPlaylist(takes: readonly Take[], files: FileNames, ended: boolean): string {
  const all = placed(takes);
  return playlist(all, all, files, [`#EXT-X-PLAYLIST-TYPE:${ended ? 'VOD' : 'EVENT'}`]).concat(
    ended ? '#EXT-X-ENDLIST\n' : '',
  );
}

function placed(takes: readonly Take[]): Placed[] {
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
  files: FileNames,
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

function lines({ take, segment, atMs }: Placed, before: Placed | undefined, files: FileNames) {
  const begins = before?.take !== take;
  return [
    ...(before && begins ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(begins ? [`#EXT-X-MAP:URI="${files.init(take.number)}"`] : []),
    ...(begins ? [dateTime(take, atMs)] : []),
    `#EXTINF:${(segment.durationMs / 1000).toFixed(3)},`,
    files.segment(take.number, segment.index),
  ];
}

/** By which a viewer's page tells how far behind the camera it is. */
const dateTime = ({ beganAt }: Take, atMs: number): string =>
  `#EXT-X-PROGRAM-DATE-TIME:${new Date(beganAt.getTime() + atMs).toISOString()}`;

/** Of all that went out, in bits per second. */
export function bitRates(takes: readonly Take[]): { peak: number; average: number; bytes: number } {
  const segments = takes.flatMap((take) => take.segments);
  const bytes = segments.reduce((sum, one) => sum + one.bytes, 0);
  const lengthMs = takes.reduce((sum, take) => sum + takeLengthMs(take), 0);
  const peak = segments.reduce(
    (most, one) => Math.max(most, (one.bytes * 8000) / one.durationMs),
    1,
  );
  return { peak, average: lengthMs > 0 ? (bytes * 8000) / lengthMs : 1, bytes };
}
