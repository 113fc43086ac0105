import { expect, it } from 'vitest';
import { playlistTakes } from './playlist-takes';

it('groups segments by their init segment', () => {
  const playlist = [
    '#EXTM3U',
    '#EXT-X-MAP:URI="a/init.mp4"',
    '#EXTINF:1,',
    'a/1.m4s',
    '#EXTINF:1,',
  ];
  const more = ['a/2.m4s', '#EXT-X-DISCONTINUITY', '#EXT-X-MAP:URI="b/init.mp4"', 'b/1.m4s', ''];
  expect(playlistTakes([...playlist, ...more].join('\n'))).toEqual([
    { init: 'a/init.mp4', segments: ['a/1.m4s', 'a/2.m4s'] },
    { init: 'b/init.mp4', segments: ['b/1.m4s'] },
  ]);
});
