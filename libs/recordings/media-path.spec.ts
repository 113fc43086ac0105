import { describe, expect, it } from 'vitest';
import { cacheControl, mediaFile } from './media-path';

describe('mediaFile', () => {
  it.each([
    ['master.m3u8', 'application/vnd.apple.mpegurl'],
    ['720p/index.m3u8', 'application/vnd.apple.mpegurl'],
    ['720p/init.mp4', 'video/mp4'],
    ['1080p/seg_00012.m4s', 'video/iso.segment'],
    ['720p/c00003/seg_00012.m4s', 'video/iso.segment'],
    ['720p/c00000/init.mp4', 'video/mp4'],
    ['audio/index.m3u8', 'application/vnd.apple.mpegurl'],
    ['audio/seg_00000.m4s', 'video/iso.segment'],
    ['live-master.m3u8', 'application/vnd.apple.mpegurl'],
    ['small.m3u8', 'application/vnd.apple.mpegurl'],
    ['live/t00000/seg_00012.m4s', 'video/iso.segment'],
    ['live/small/r1796000000000/init.mp4', 'video/mp4'],
    ['poster.jpg', 'image/jpeg'],
    ['thumbnails/thumbnails_000.jpg', 'image/jpeg'],
    ['thumbnails/thumbnails.vtt', 'text/vtt; charset=utf-8'],
  ])('knows %s', (path, contentType) => {
    expect(mediaFile(path)?.contentType).toBe(contentType);
  });

  it.each([
    'original',
    '../original',
    '720p/../../original',
    '720p/../master.m3u8',
    '/master.m3u8',
    'master.m3u8\n',
    'master.m3u8%00.jpg',
    '720p//index.m3u8',
    '720p/seg_1.m4s/..',
    '720p/seg_a.m4s',
    'live/small/gap/seg_00012.m4s',
    'thumbnails/',
    'thumbnails/../original',
    '.staging/x',
    '',
  ])('refuses %j', (path) => {
    expect(mediaFile(path)).toBeNull();
  });

  it('lets browsers keep segments, never playlists', () => {
    expect(cacheControl(mediaFile('720p/seg_0.m4s')!)).toBe('private, max-age=86400, immutable');
    expect(cacheControl(mediaFile('master.m3u8')!)).toBe('private, no-cache');
  });

  it('lets players wait at the playlists of the edge, and reads these once for all', () => {
    const files = ['live.m3u8', 'small.m3u8', 'live-master.m3u8', 'dvr.m3u8'].map(mediaFile);
    expect(files.map((file) => file!.mayWait)).toEqual([true, true, false, false]);
    expect(files.map((file) => file!.sharedMs)).toEqual([50, 50, 50, 0]);
    expect(mediaFile('live/small/r1/seg_00001.m4s')!.sharedMs).toBe(3000);
  });
});
