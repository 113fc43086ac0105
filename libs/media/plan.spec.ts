import { describe, expect, it } from 'vitest';
import type { MediaInfo, VideoInfo } from './media-info';
import { outputFps, planAudio, planRenditions } from './plan';

const video: VideoInfo = {
  index: 0,
  codec: 'h264',
  profile: 'High',
  width: 1920,
  height: 1080,
  codedWidth: 1920,
  codedHeight: 1080,
  rotation: 0,
  sar: 1,
  fps: 30,
  variableFrameRate: false,
  pixFmt: 'yuv420p',
  colorMatrix: 'bt709',
  bitDepth: 8,
  interlaced: false,
  hdr: false,
  startMs: 0,
  durationMs: 60_000,
  bitrate: null,
};

const source = (width: number, height: number, rest: Partial<MediaInfo> = {}): MediaInfo => ({
  container: 'mp4',
  durationMs: 60_000,
  bytes: 1,
  startTimeMs: 0,
  video: { ...video, width, height },
  audio: [],
  chapters: [],
  ...rest,
});

const sizes = (width: number, height: number): string[] =>
  planRenditions(source(width, height)).map((plan) => `${plan.name} ${plan.width}x${plan.height}`);

describe('the ladder', () => {
  it('follows the source height', () => {
    expect(sizes(1920, 1080)).toEqual([
      '1080p 1920x1080',
      '720p 1280x720',
      '480p 854x480',
      '360p 640x360',
      '240p 426x240',
    ]);
    expect(sizes(640, 360)).toEqual(['360p 640x360', '240p 426x240']);
  });

  it('is capped at 1080, and at 1920 on the long side', () => {
    expect(sizes(3840, 2160)[0]).toBe('1080p 1920x1080');
    expect(sizes(3440, 1440)[0]).toBe('804p 1920x804');
    expect(sizes(8192, 256)).toEqual(['60p 1920x60']);
  });

  it('begins at the source’s own size between rungs, without a near twin', () => {
    expect(sizes(768, 432)).toEqual(['432p 768x432', '360p 640x360', '240p 426x240']);
    expect(sizes(888, 500)).toEqual(['500p 888x500', '360p 640x360', '240p 426x240']);
  });

  it('has one rung below the lowest', () => {
    expect(sizes(320, 180)).toEqual(['180p 320x180']);
  });

  it('counts a portrait by its short side', () => {
    expect(sizes(1080, 1920).slice(0, 2)).toEqual(['1080p 1080x1920', '720p 720x1280']);
  });

  it('never upscales, is even, has unique names and shares one frame rate', () => {
    for (const [width, height] of [
      [1921, 1081],
      [641, 359],
      [101, 77],
      [1440, 1080],
      [1080, 1350],
      [722, 1282],
    ] as const) {
      const plans = planRenditions(source(width, height));
      for (const plan of plans) {
        expect(plan.width).toBeLessThanOrEqual(width);
        expect(plan.height).toBeLessThanOrEqual(height);
        expect([plan.width % 2, plan.height % 2]).toEqual([0, 0]);
        expect(Math.abs(plan.width / plan.height / (width / height) - 1)).toBeLessThan(0.02);
      }
      expect(new Set(plans.map(({ name }) => name)).size).toBe(plans.length);
      expect(new Set(plans.map(({ fps }) => fps)).size).toBe(1);
    }
  });
});

describe('rates and sound', () => {
  it('falls with the size, and stays below the cap of the level', () => {
    const plans = planRenditions(source(1920, 1080));
    const rates = plans.map(({ videoBitrate }) => videoBitrate);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(rates[0]).toBe(4_500_000);
    for (const { videoBitrate, maxrate, bufsize } of plans) {
      expect(maxrate).toBeGreaterThan(videoBitrate);
      expect(bufsize).toBeGreaterThan(maxrate);
    }
  });

  it('chooses profile and level by size and rate', () => {
    const [best, , , , least] = planRenditions(source(1920, 1080));
    expect([best?.profile, best?.level]).toEqual(['high', 4]);
    expect([least?.profile, least?.level]).toEqual(['main', 3]);
    const fast = planRenditions(source(1920, 1080, { video: { ...video, fps: 60 } }))[0];
    expect(fast?.level).toBe(4.2);
  });

  it('has no sound where the source has none', () => {
    expect(planAudio(source(640, 360))).toBeNull();
    const audio = [
      { index: 1, codec: 'aac', channels: 2, sampleRate: 44_100, startMs: 0, durationMs: 1 },
    ].map((track) => ({ ...track, default: true, language: null }));
    expect(planAudio(source(1280, 720, { audio }))).toEqual({ codec: 'aac', bitrate: 128_000 });
  });

  it('divides fast sources, lifts slow ones, makes variable ones constant', () => {
    const rate = (fps: number, variableFrameRate = false): number =>
      outputFps({ fps, variableFrameRate });
    expect([240, 120, 100, 60, 25, 12.5, 1].map((fps) => rate(fps))).toEqual([
      60, 60, 50, 60, 25, 12.5, 10,
    ]);
    expect(rate(60_000 / 1001)).toBeCloseTo(59.94, 2);
    expect([rate(7, true), rate(29, true), rate(48, true)]).toEqual([30, 30, 60]);
  });
});
