import { describe, expect, it } from 'vitest';
import type { AudioInfo, MediaInfo } from './media-info';
import { planRenditions } from './plan';
import { renditionArguments } from './rendition-arguments';
import type { FfmpegRun } from './run-ffmpeg';

const track = (index: number, rest: Partial<AudioInfo> = {}): AudioInfo => ({
  index,
  codec: 'aac',
  channels: 2,
  sampleRate: 48_000,
  startMs: 0,
  durationMs: 9000,
  default: false,
  language: null,
  ...rest,
});

const info: MediaInfo = {
  container: 'mp4',
  durationMs: 9540,
  bytes: 1,
  startTimeMs: 0,
  video: {
    index: 2,
    codec: 'h264',
    profile: null,
    width: 640,
    height: 360,
    codedWidth: 640,
    codedHeight: 360,
    rotation: 0,
    sar: 1,
    fps: 30_000 / 1001,
    variableFrameRate: false,
    pixFmt: 'yuv420p',
    colorMatrix: null,
    bitDepth: 8,
    interlaced: false,
    hdr: false,
    startMs: 0,
    durationMs: 9540,
    bitrate: null,
  },
  audio: [track(0), track(1, { default: true })],
  chapters: [],
};

function args(change: Partial<MediaInfo> = {}): FfmpegRun {
  const changed = { ...info, ...change };
  const plan = planRenditions(changed)[0];
  if (!plan) throw new Error('no plan');
  const request = { source: '/scratch/-x', info: changed, plan, outputDir: '/out', tonemaps: true };
  return renditionArguments(request);
}

const after = (run: FfmpegRun, option: string): string | undefined =>
  run.outputOptions[run.outputOptions.indexOf(option) + 1];

describe('arguments of a rendition', () => {
  it('open nothing but the one file, through the allow-lists', () => {
    const { input, inputOptions } = args();
    expect(input).toBe('file:/scratch/-x');
    const option = (name: string): string | undefined =>
      inputOptions[inputOptions.indexOf(name) + 1];
    expect(option('-protocol_whitelist')).toBe('file');
    expect(option('-format_whitelist')?.split(',')).toEqual([
      'mov',
      'matroska',
      'avi',
      'ogg',
      'mpegts',
    ]);
    expect(option('-enable_drefs')).toBe('0');
    expect(args({ container: 'avi' }).inputOptions).not.toContain('-enable_drefs');
  });

  it('take the pictures and the default sound', () => {
    const run = args();
    const maps = run.outputOptions.filter((_, i) => run.outputOptions[i - 1] === '-map');
    expect(maps).toEqual(['0:2', '0:1']);
    const silent = args({ audio: [] });
    expect(silent.outputOptions.filter((word) => word === '-map')).toHaveLength(1);
    expect(silent.outputOptions).toContain('-an');
    expect(silent.outputOptions).not.toContain('-c:a');
  });

  it('put keyframes on the grid and nowhere else', () => {
    const run = args();
    expect(after(run, '-force_key_frames')).toBe('expr:gte(t,n_forced*4)');
    expect(after(run, '-sc_threshold')).toBe('0');
    expect(Number(after(run, '-g'))).toBeGreaterThan(119);
    expect(after(run, '-bf')).toBe('0');
    expect(after(run, '-hls_time')).toBe('4');
  });

  it('last exactly as long as the longest track', () => {
    const run = args();
    expect(after(run, '-t')).toBe('9.540');
    expect(after(run, '-filter:v')).toMatch(/tpad=stop_mode=clone:stop=-1$/);
    expect(after(run, '-filter:a')).toMatch(/first_pts=0.*apad$/);
  });

  it('filter in the right order', () => {
    const interlaced = { ...info.video, interlaced: true };
    const chain = after(args({ video: interlaced }), '-filter:v') ?? '';
    const order = [
      'bwdif',
      'fps=30000/1001',
      'scale=640:360',
      'setsar=1',
      'format=yuv420p',
      'tpad',
    ];
    const places = order.map((filter) => chain.indexOf(filter));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('tone-map HDR only', () => {
    const hdr = { ...info.video, hdr: true, colorMatrix: 'bt2020nc' };
    expect(after(args({ video: hdr }), '-filter:v')).toContain('tonemap=');
    expect(after(args(), '-filter:v')).not.toContain('tonemap=');
  });

  it('name files relatively', () => {
    const run = args();
    expect([run.output, run.outputDir]).toEqual(['index.m3u8', '/out']);
    expect(after(run, '-hls_segment_filename')).toBe('seg_%05d.m4s');
    expect(after(run, '-hls_fmp4_init_filename')).toBe('init.mp4');
  });
});
