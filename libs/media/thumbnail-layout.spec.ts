import { describe, expect, it } from 'vitest';
import type { MediaInfo } from './media-info';
import { layoutThumbnails, sheetCount, thumbnailsVtt } from './thumbnail-layout';

const info = (durationMs: number, width = 1920, height = 1080): MediaInfo =>
  ({ durationMs, video: { width, height } }) as MediaInfo;

describe('thumbnails', () => {
  it('come every two seconds, at most two hundred', () => {
    expect(layoutThumbnails(info(60_000), 1000)).toMatchObject({
      intervalMs: 2000,
      count: 30,
      rows: 3,
    });
    const hours = layoutThumbnails(info(12 * 3_600_000), 8000);
    expect(hours).toMatchObject({ intervalMs: 216_000, count: 200, columns: 10, rows: 10 });
    expect(sheetCount(hours)).toBe(2);
    expect(layoutThumbnails(info(500), 1000)).toMatchObject({ count: 1, columns: 1, rows: 1 });
  });

  it('come from keyframes where there are enough, and then no closer than those', () => {
    const look = (ms: number, gapMs: number) => layoutThumbnails(info(ms), gapMs);
    expect(look(60_000, 500)).toMatchObject({ keyframesOnly: true, intervalMs: 2000 });
    expect(look(60_000, 8333.3)).toMatchObject({ keyframesOnly: true, intervalMs: 8334, count: 8 });
    expect(look(60_000, 20_000)).toMatchObject({ keyframesOnly: false, intervalMs: 2000 });
    expect(look(3_600_000, 20_000)).toMatchObject({ keyframesOnly: true, intervalMs: 20_000 });
    expect(look(60_000, Infinity)).toMatchObject({ keyframesOnly: false, count: 30 });
  });

  it('keep the picture’s shape', () => {
    expect(layoutThumbnails(info(9000), 1000)).toMatchObject({ width: 160, height: 90 });
    expect(layoutThumbnails(info(9000, 1080, 1920), 1000)).toMatchObject({
      width: 90,
      height: 160,
    });
  });

  it('are told in WebVTT, across sheets, to the end and no further', () => {
    const layout = { ...layoutThumbnails(info(205_500), 1000), count: 103, intervalMs: 2000 };
    const cues = thumbnailsVtt(layout, 205_500).trim().split('\n\n').slice(1);
    expect(cues).toHaveLength(103);
    expect(cues[0]).toBe('00:00:00.000 --> 00:00:02.000\nthumbnails_000.jpg#xywh=0,0,160,90');
    expect(cues[11]).toContain('#xywh=160,90,160,90');
    expect(cues[100]).toBe('00:03:20.000 --> 00:03:22.000\nthumbnails_001.jpg#xywh=0,0,160,90');
    expect(cues[102]).toContain('00:03:24.000 --> 00:03:25.500');
  });
});
