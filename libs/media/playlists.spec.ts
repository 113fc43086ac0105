import HLS from 'hls-parser';
import { describe, expect, it } from 'vitest';
import { averageBandwidth, peakBandwidth } from './bandwidth';
import { readMediaPlaylist } from './media-playlist';
import { multivariantPlaylist } from './multivariant-playlist';
import type { VerifiedRendition } from './rendition';

const rendition = (height: number, bandwidth: number): VerifiedRendition => ({
  name: `${height}p`,
  width: Math.round((height * 16) / 9),
  height,
  frameRate: 29.97,
  durationMs: 60_000,
  segments: 15,
  bytes: 1,
  bandwidth,
  averageBandwidth: bandwidth * 0.7,
  codecs: 'avc1.64001f,mp4a.40.2',
});

describe('the multivariant playlist', () => {
  const ladder = [
    rendition(1080, 5e6),
    rendition(240, 4e5),
    rendition(720, 2.5e6),
    rendition(480, 1.2e6),
  ];

  it('begins with the best up to 480p, then goes down from the best', () => {
    const playlist = HLS.parse(multivariantPlaylist(ladder));
    if (!playlist.isMasterPlaylist) throw new Error('not a multivariant playlist');
    expect(playlist.variants.map(({ uri }) => uri)).toEqual([
      '480p/index.m3u8',
      '1080p/index.m3u8',
      '720p/index.m3u8',
      '240p/index.m3u8',
    ]);
    expect(playlist.variants[0]).toMatchObject({
      bandwidth: 1_200_000,
      averageBandwidth: 840_000,
      codecs: 'avc1.64001f,mp4a.40.2',
      resolution: { width: 853, height: 480 },
      frameRate: 29.97,
    });
  });

  it('takes the lowest first when all are larger, and other addresses', () => {
    const text = multivariantPlaylist(
      [rendition(1080, 5e6), rendition(720, 2e6)],
      (r) => `x/${r.name}`,
    );
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'x/720p',
      'x/1080p',
      '',
    ]);
  });

  it('refuses to be empty', () => {
    expect(() => multivariantPlaylist([])).toThrow(
      expect.objectContaining({ code: 'rendition-playlist-invalid' }),
    );
  });
});

describe('bandwidth', () => {
  const segment = (bytes: number, durationMs: number): { bytes: number; durationMs: number } => ({
    bytes,
    durationMs,
  });

  it('peaks at the heaviest run of about one target duration', () => {
    const segments = [segment(1000, 4000), segment(4000, 4000), segment(1000, 4000)];
    expect(peakBandwidth(segments, 4000)).toBe(8000);
    expect(averageBandwidth(segments)).toBe(4000);
  });

  it('counts a short last segment only with its neighbour', () => {
    const segments = [segment(4000, 4000), segment(3000, 400)];
    expect(peakBandwidth(segments, 4000)).toBe(Math.ceil((7000 * 8000) / 4400));
    expect(peakBandwidth([segment(3000, 400)], 4000)).toBe(60_000);
  });
});

describe('a media playlist', () => {
  const good = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:4',
    '#EXT-X-MAP:URI="init.mp4"',
    '#EXTINF:4.004000,',
    'seg_00000.m4s',
    '#EXTINF:1.5,',
    'seg_00001.m4s',
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');

  it('is read', () => {
    expect(readMediaPlaylist(good)).toEqual({
      init: 'init.mp4',
      segments: [
        { uri: 'seg_00000.m4s', durationMs: 4004 },
        { uri: 'seg_00001.m4s', durationMs: 1500 },
      ],
    });
  });

  it('is refused when anything is missing, too long or elsewhere', () => {
    for (const bad of [
      '',
      good.replace('#EXTM3U', ''),
      good.replace('#EXT-X-ENDLIST', ''),
      good.replace(/#EXT-X-MAP.*/, ''),
      good.replace(/#EXT-X-TARGETDURATION.*/, ''),
      good.replace('4.004', '5.004'),
      good.replace('seg_00001', '/etc/seg'),
      good.replace('seg_00001.m4s', 'http://x/seg.m4s'),
      good.replace(/#EXTINF.*\nseg.*\n/g, ''),
    ]) {
      expect(() => readMediaPlaylist(bad), bad).toThrow(
        expect.objectContaining({ code: 'rendition-playlist-invalid' }),
      );
    }
  });
});
