import { expect, it } from 'vitest';
import { readPlaylist } from './playlist-reader';

const PLAYLIST = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:1
#EXT-X-MEDIA-SEQUENCE:41
#EXT-X-DISCONTINUITY-SEQUENCE:0
#EXT-X-MAP:URI="live/t00000/init.mp4"
#EXT-X-PROGRAM-DATE-TIME:2027-03-04T15:30:00.000Z
#EXTINF:1.000,
live/t00000/seg_41.m4s
#EXTINF:0.960,
live/t00000/seg_42.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="live/t00001/init.mp4"
#EXT-X-PROGRAM-DATE-TIME:2027-03-04T15:30:05.000Z
#EXTINF:1.000,
live/t00001/seg_0.m4s
`;

it('knows when each segment was taken, over a gap too', () => {
  const { targetMs, segments } = readPlaylist(PLAYLIST);
  const start = Date.parse('2027-03-04T15:30:00.000Z');
  expect(targetMs).toBe(1000);
  expect(segments.map(({ sequence }) => sequence)).toEqual([41, 42, 43]);
  expect(segments.map(({ takenAtMs }) => takenAtMs - start)).toEqual([0, 1000, 5000]);
  expect(segments.map(({ initUri }) => initUri.slice(5, 11))).toEqual([
    't00000',
    't00000',
    't00001',
  ]);
});

it('refuses a playlist without the time of day', () => {
  const timeless = PLAYLIST.replaceAll(/#EXT-X-PROGRAM-DATE-TIME.*\n/g, '');
  expect(() => readPlaylist(timeless)).toThrow('time of day');
});
