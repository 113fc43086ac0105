import { describe, expect, it } from 'vitest';
import { aacCodecString, avcCodecString } from './avc-codec-string';
import { refusalFor } from './classify-failure';
import { enforceLimits } from './enforce-limits';
import { fpsFraction } from './fps-fraction';
import { DEFAULT_MEDIA_LIMITS } from './media-limits';
import { packetEnd } from './packet-ends';
import { percentReporter, progressMs } from './progress';
import { runFailure } from './run-failure';
import { judgeHead } from './sniff';

describe('codec strings', () => {
  it('come from avcC and esds', () => {
    const avc = Buffer.concat([Buffer.from('....avcC'), Buffer.from([1, 0x64, 0, 0x1f, 0xff])]);
    expect(avcCodecString(avc)).toBe('avc1.64001f');
    const esds = [
      0, 0, 0, 0, 3, 0x80, 0x80, 0x80, 0x25, 0, 2, 0, 4, 0x80, 0x80, 0x80, 0x17, 0x40, 0x15,
    ];
    const specific = [...Array<number>(11).fill(0), 5, 0x80, 0x80, 0x80, 5, 0x11, 0x90];
    expect(
      aacCodecString(Buffer.concat([Buffer.from('esds'), Buffer.from([...esds, ...specific])])),
    ).toBe('mp4a.40.2');
    expect([avcCodecString(Buffer.from('none')), aacCodecString(Buffer.from('none'))]).toEqual([
      null,
      null,
    ]);
  });
});

describe('refusals', () => {
  const code = (act: () => void): string => {
    try {
      act();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'fine';
  };

  it('of limits: each is reached, then exceeded', () => {
    const judge = (measures: Parameters<typeof enforceLimits>[0]): string =>
      code(() => enforceLimits(measures, DEFAULT_MEDIA_LIMITS));
    expect(
      judge({ bytes: 20 * 1024 ** 3, tracks: 32, width: 8192, fps: 240, durationMs: 43_200_000 }),
    ).toBe('fine');
    expect(judge({ bytes: 20 * 1024 ** 3 + 1 })).toBe('media-too-large');
    expect(judge({ tracks: 33 })).toBe('media-too-many-tracks');
    expect(judge({ height: 8193 })).toBe('media-too-many-pixels');
    expect(judge({ fps: 250 })).toBe('media-frame-rate-too-high');
    expect(judge({ durationMs: 43_200_001 })).toBe('media-too-long');
  });

  it('at a glance', () => {
    const head = (text: string): string => code(() => judgeHead(Buffer.from(text, 'latin1')));
    expect(head('#EXTM3U\nx')).toBe('media-format-refused');
    expect(head('\xef\xbb\xbf#EXTM3U')).toBe('media-format-refused');
    expect(head('ffconcat version 1.0\n')).toBe('media-format-refused');
    expect(head("# a\n\nfile 'x'\n")).toBe('media-format-refused');
    expect(head('<?xml version="1.0"?>\n<MPD x="1">')).toBe('media-format-refused');
    expect(head('\0\0\0\x18ftypheic')).toBe('media-unreadable');
    expect(head('\0\0\0\x18ftypisom')).toBe('fine');
    expect(head('\x1aE\xdf\xa3')).toBe('fine');
  });

  it('by what ffmpeg recognised', () => {
    expect(refusalFor('hls', '').code).toBe('media-format-refused');
    expect(refusalFor('flv', '').code).toBe('media-format-refused');
    expect(refusalFor('mp3', '').code).toBe('media-no-video');
    expect(refusalFor('png_pipe', '').code).toBe('media-unreadable');
    expect(refusalFor('', '').code).toBe('media-unreadable');
  });

  it('of runs: why they ended', () => {
    expect(runFailure('abort', null, '').code).toBe('ffmpeg-aborted');
    expect(runFailure('timeout', null, '').code).toBe('ffmpeg-timed-out');
    expect(runFailure(null, 152, '').code).toBe('ffmpeg-cpu-limit');
    const told = 'x\nExiting normally, received signal 24.\n';
    expect(runFailure(null, 255, told).code).toBe('ffmpeg-cpu-limit');
    const gaveUp = 'frame=98 Received > 3 system signals, hard exiting\n';
    expect(runFailure(null, 123, gaveUp).code).toBe('ffmpeg-cpu-limit');
    const stopped = 'Exiting normally, received signal 15.\n';
    expect(runFailure(null, 255, stopped).code).toBe('ffmpeg-failed');
    expect(runFailure(null, 137, 'x').code).toBe('ffmpeg-failed');
    expect(runFailure(null, 153, '').code).toBe('ffmpeg-disk-limit');
    expect(runFailure(null, 1, 'av_interleaved_write_frame(): No space left on device').code).toBe(
      'ffmpeg-disk-limit',
    );
    expect(runFailure(null, 1, 'x').refusesFile).toBe(false);
  });
});

describe('readings', () => {
  it('of progress: whole percents that never fall', () => {
    expect(progressMs('frame=  10 fps=0.0 time=01:02:03.50 bitrate=')).toBe(3_723_500);
    expect(progressMs('frame=  10 time=N/A')).toBeNull();
    const told: number[] = [];
    const report = percentReporter(1000, (percent) => told.push(percent));
    for (const at of [-50, 0, 104, 109, 90, 500, 2000, 1000]) report(at);
    expect(told).toEqual([0, 10, 50, 100]);
  });

  it('of packets: damaged and timeless ones do not count', () => {
    const line = 'stream_index=1|pts_time=2.500000|dts_time=2.4|duration_time=0.040000|flags=K__';
    expect(packetEnd(line)).toEqual({ index: 1, ms: 2540 });
    expect(packetEnd(line.replace('K__', 'K_C'))).toBeNull();
    expect(packetEnd(line.replace('2.500000', 'N/A'))).toEqual({ index: 1, ms: 2440 });
    expect(packetEnd('stream_index=1|flags=K__')).toBeNull();
  });

  it('of rates as fractions that do not drift', () => {
    expect([25, 30_000 / 1001, 29.97, 60_000 / 1001, 12.5].map(fpsFraction)).toEqual([
      '25',
      '30000/1001',
      '30000/1001',
      '60000/1001',
      '12500/1000',
    ]);
  });
});
