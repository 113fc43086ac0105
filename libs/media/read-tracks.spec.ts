import { describe, expect, it } from 'vitest';
import { readChapters } from './read-chapters';
import { chooseVideo, containerOf, readAudio, readVideo } from './read-tracks';
import { rawProbe } from './raw-probe';
import type { RawProbe } from './raw-probe';

const picture = {
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  width: 1920,
  height: 1080,
  pix_fmt: 'yuv420p',
  r_frame_rate: '30/1',
  avg_frame_rate: '30/1',
  start_time: '1.400000',
  duration: '9.000000',
};

const raw = (streams: object[], rest: object = {}): RawProbe =>
  rawProbe.parse({
    streams,
    format: { format_name: 'mpegts', start_time: '1.400000', duration: '9.000000' },
    ...rest,
  });

const video = (change: object = {}): ReturnType<typeof readVideo> => {
  const document = raw([{ ...picture, ...change }]);
  return readVideo(document, chooseVideo(document), new Map());
};

describe('the pictures', () => {
  it('are counted from the file’s start', () => {
    expect(video()).toMatchObject({ startMs: 0, durationMs: 9000, fps: 30 });
    expect(video({ start_time: '2.400000' })).toMatchObject({ startMs: 1000 });
  });

  it('are turned clockwise by the display matrix', () => {
    const turned = video({ side_data_list: [{ rotation: -90 }] });
    expect(turned).toMatchObject({ rotation: 90, width: 1080, height: 1920, codedWidth: 1920 });
    expect(video({ side_data_list: [{ rotation: 90 }] }).rotation).toBe(270);
    expect(video({ side_data_list: [{ rotation: -180 }] }).rotation).toBe(180);
  });

  it('get square pixels', () => {
    expect(video({ width: 1440, sample_aspect_ratio: '4:3' }).width).toBe(1920);
    expect(video({ sample_aspect_ratio: '0:1' }).width).toBe(1920);
    expect(video({ width: 321, sample_aspect_ratio: '361:360' }).width).toBe(321);
  });

  it('have a variable rate when base and average differ', () => {
    const rate = (base: string, average: string, field = 'progressive'): [number, boolean] => {
      const { fps, variableFrameRate } = video({
        r_frame_rate: base,
        avg_frame_rate: average,
        field_order: field,
      });
      return [fps, variableFrameRate];
    };
    expect(rate('30/1', '297/10')).toEqual([30, false]);
    expect(rate('90000/1', '15/1')).toEqual([15, true]);
    expect(rate('50/1', '25/1', 'tt')).toEqual([25, false]);
    expect(rate('25/1', '0/0')).toEqual([25, false]);
  });

  it('are HDR by transfer, and as deep as their pixels', () => {
    const hdr = video({ pix_fmt: 'yuv420p10le', color_transfer: 'arib-std-b67' });
    expect(hdr).toMatchObject({ hdr: true, bitDepth: 10 });
    expect(video()).toMatchObject({ hdr: false, bitDepth: 8 });
  });

  it('are the default track, never a cover', () => {
    const cover = { ...picture, index: 0, disposition: { attached_pic: 1, default: 1 } };
    const second = { ...picture, index: 2, disposition: { default: 1 } };
    expect(chooseVideo(raw([cover, { ...picture, index: 1 }, second])).index).toBe(2);
    expect(() => chooseVideo(raw([cover]))).toThrow(
      expect.objectContaining({ code: 'media-no-video' }),
    );
  });
});

describe('sound, chapters, container', () => {
  it('leaves out sound that nothing is known of', () => {
    const known = {
      index: 1,
      codec_type: 'audio',
      codec_name: 'aac',
      channels: 2,
      sample_rate: '48000',
    };
    const sound = [
      known,
      { ...known, index: 2, codec_name: undefined },
      { ...known, index: 3, channels: 0 },
    ];
    expect(readAudio(raw([picture, ...sound]), new Map()).map(({ index }) => index)).toEqual([1]);
  });

  it('takes Matroska’s own durations', () => {
    const tags = { DURATION: '00:00:05.400000000' };
    const document = raw([{ ...picture, duration: undefined, tags }]);
    expect(readVideo(document, chooseVideo(document), new Map()).durationMs).toBe(4000);
  });

  it('orders chapters and cuts them to each other and to the end', () => {
    const chapters = [
      { start_time: '6.4', end_time: '99', tags: { title: ' Third ' } },
      { start_time: '1.4', end_time: '5.4', tags: { title: 'First' } },
      { start_time: '3.4', end_time: '6.4' },
      { start_time: '50', end_time: '60', tags: { title: 'Beyond' } },
    ];
    expect(readChapters(raw([picture], { chapters }), 9000)).toEqual([
      { startMs: 0, endMs: 2000, title: 'First' },
      { startMs: 2000, endMs: 5000, title: '' },
      { startMs: 5000, endMs: 9000, title: 'Third' },
    ]);
  });

  it('knows five families only', () => {
    expect(containerOf('mov,mp4,m4a,3gp,3g2,mj2')).toBe('mp4');
    expect(containerOf('matroska,webm')).toBe('matroska');
    expect(() => containerOf('hls')).toThrow(
      expect.objectContaining({ code: 'media-format-refused' }),
    );
  });
});
