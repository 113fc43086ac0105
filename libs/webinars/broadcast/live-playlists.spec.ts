import { describe, expect, it } from 'vitest';
import { bitRates, dvrPlaylist, livePlaylist, type FilesOf } from './live-playlists';
import { broadcastLengthMs, gapsOf, takeLengthMs, type Take } from './take';

const files: FilesOf = ({ take, segment }) => ({
  init: `t${take.number}/init.mp4`,
  segment: `t${take.number}/${segment.index}.m4s`,
});
const take = (number: number, beganAt: string, count: number, startMs: number): Take => ({
  ...{ number, feedId: 'feed', beganAt: new Date(beganAt), startMs, codecs: 'avc1.42c01e' },
  ...{ width: 640, height: 360, offsetMs: 0 },
  segments: Array.from({ length: count }, (_, index) => ({ index, durationMs: 1000, bytes: 9000 })),
});
const takes = [
  take(0, '2026-03-01T10:00:00.000Z', 12, 0),
  take(1, '2026-03-01T10:00:20.000Z', 2, 12_000),
];

describe('playlists of a broadcast', () => {
  it('show those at the edge the last seconds, with the time of day', () => {
    const text = livePlaylist(takes, files, false);
    expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:4\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n');
    expect(text.match(/#EXTINF/g)).toHaveLength(10);
    expect(text).toContain('#EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:04.000Z');
    expect(text).toContain(
      '#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="t1/init.mp4"\n' +
        '#EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:20.000Z\n#EXTINF:1.000,\nt1/0.m4s',
    );
    expect(text).not.toContain('ENDLIST');
  });

  it('count the takes that have left the window', () => {
    const later = [...takes, take(2, '2026-03-01T10:00:30.000Z', 10, 14_000)];
    expect(livePlaylist(later, files, true)).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:2');
  });

  it('keep everything from the start, and become a recording at the end', () => {
    const text = dvrPlaylist(takes, files, false);
    expect(text.match(/#EXTINF/g)).toHaveLength(14);
    expect(text).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
    const over = dvrPlaylist(takes, files, true);
    expect(over).toContain('#EXT-X-PLAYLIST-TYPE:VOD');
    expect(over).toMatch(/#EXT-X-ENDLIST\n$/);
  });

  it('tell of segments that this rendition has not, and of another run', () => {
    const small: FilesOf = ({ sequence }) => ({
      init: `r${sequence < 7 ? 1 : 2}/init.mp4`,
      segment: `${sequence}.m4s`,
      isGap: sequence === 5 || sequence === 6,
    });
    const text = livePlaylist(takes, small, false, 9);
    const from = text.slice(text.indexOf('#EXTINF:1.000,\n4.m4s'));
    expect(from).toBe(
      [
        ...['#EXTINF:1.000,', '4.m4s', '#EXT-X-GAP', '#EXTINF:1.000,', '5.m4s', '#EXT-X-GAP'],
        ...['#EXTINF:1.000,', '6.m4s', '#EXT-X-MAP:URI="r2/init.mp4"', '#EXTINF:1.000,', '7.m4s'],
        ...['#EXTINF:1.000,', '8.m4s', ''],
      ].join('\n'),
    );
  });

  it('can be written before there is anything', () => {
    expect(livePlaylist([], files, false)).toContain('#EXT-X-MEDIA-SEQUENCE:0');
  });
});

it('marks where the presenter was gone', () => {
  const shown = takes.map((one) => ({ ...one, lengthMs: takeLengthMs(one) }));
  expect(gapsOf(shown)).toEqual([{ atMs: 12_000, durationMs: 8000 }]);
  expect(broadcastLengthMs(takes)).toBe(14_000);
  expect(bitRates(takes.flatMap(({ segments }) => segments))).toEqual({
    peak: 72_000,
    average: 72_000,
    bytes: 126_000,
  });
});
