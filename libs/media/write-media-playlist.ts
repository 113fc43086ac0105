import type { Segment } from './rendition';

export interface PlaylistSegment extends Segment {
  uri: string;
}

/**
 * A media playlist (RFC 8216 §4.3.3). While more is to come it is an EVENT, which players ask for
 * again and, told by EXT-X-START, play from its beginning rather than from its end.
 */
export function mediaPlaylist(
  { init, segments, ended }: { init: string; segments: readonly PlaylistSegment[]; ended: boolean },
  targetMs: number,
): string {
  const longest = Math.max(targetMs, ...segments.map(({ durationMs }) => durationMs));
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.round(longest / 1000)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${ended ? 'VOD' : 'EVENT'}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(ended ? [] : ['#EXT-X-START:TIME-OFFSET=0']),
    `#EXT-X-MAP:URI="${init}"`,
    ...segments.flatMap(({ uri, durationMs }) => [
      `#EXTINF:${(durationMs / 1000).toFixed(6)},`,
      uri,
    ]),
    ...(ended ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n');
}
