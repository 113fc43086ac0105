import HLS from 'hls-parser';
import { describe, expect, it } from 'vitest';
import { averageBandwidth, peakBandwidth } from './bandwidth';
import { readMediaPlaylist } from './media-playlist';
import { multivariantPlaylist } from './multivariant-playlist';
import type { VerifiedRendition } from './rendition';
import { mediaPlaylist } from './write-media-playlist';

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
  codecs: 'avc1.64001f',
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
      codecs: 'avc1.64001f',
      resolution: { width: 853, height: 480 },
      frameRate: 29.97,
    });
  });

  it('takes the lowest first when all are larger', () => {
    const text = multivariantPlaylist([rendition(1080, 5e6), rendition(720, 2e6)]);
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      '720p/index.m3u8',
      '1080p/index.m3u8',
      '',
    ]);
  });

  it('names the sound once, and counts it with every quality', () => {
    const rates = { bandwidth: 130_000.4, averageBandwidth: 128_000 };
    const sound = { folder: 'audio', codecs: 'mp4a.40.2', ...rates };
    const playlist = HLS.parse(multivariantPlaylist(ladder, sound));
    if (!playlist.isMasterPlaylist) throw new Error('not a multivariant playlist');
    for (const { audio, codecs } of playlist.variants) {
      expect(audio).toMatchObject([{ uri: 'audio/index.m3u8', isDefault: true }]);
      expect(codecs).toBe('avc1.64001f,mp4a.40.2');
    }
    expect(playlist.variants[0]).toMatchObject({
      bandwidth: 1_330_001,
      averageBandwidth: 968_000,
    });
  });

  it('refuses to be empty', () => {
    expect(multivariantPlaylist(ladder, null, true)).toContain('#EXT-X-SESSION-DATA:');
    expect(multivariantPlaylist(ladder)).not.toContain('#EXT-X-SESSION-DATA:');
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

describe('a media playlist that we write', () => {
  const segments = [4004, 1500].map((durationMs, at) => ({
    durationMs,
    bytes: 1,
    uri: `s${at}.m4s`,
  }));

  it('is an event that begins at its beginning while more is to come', () => {
    const text = mediaPlaylist({ init: 'init.mp4', segments, ended: false }, 4000);
    const playlist = HLS.parse(text);
    if (playlist.isMasterPlaylist) throw new Error('not a media playlist');
    expect(playlist).toMatchObject({ playlistType: 'EVENT', endlist: false, targetDuration: 4 });
    expect(playlist.start?.offset).toBe(0);
    expect(readMediaPlaylist(text, true).segments).toHaveLength(2);
  });

  it('ends as what can be read again', () => {
    const text = mediaPlaylist({ init: 'init.mp4', segments, ended: true }, 4000);
    const playlist = HLS.parse(text);
    expect(playlist).toMatchObject({ playlistType: 'VOD', endlist: true });
    expect(readMediaPlaylist(text)).toEqual({
      init: 'init.mp4',
      segments: segments.map(({ uri, durationMs }) => ({ uri, durationMs })),
    });
  });

  it('may hold nothing yet', () => {
    const text = mediaPlaylist({ init: 'init.mp4', segments: [], ended: false }, 4000);
    expect(readMediaPlaylist(text, true).segments).toEqual([]);
    expect(() => readMediaPlaylist(text)).toThrow();
  });
});
