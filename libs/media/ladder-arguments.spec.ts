import { describe, expect, it } from 'vitest';
import type { AudioInfo, MediaInfo } from './media-info';
import { planRenditions } from './plan';
import { ladderArguments } from './ladder-arguments';
import { audioArguments } from './make-audio';
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

const whole = { index: 0, firstFrame: 0, frames: 286, firstSegment: 0, segments: 3 };
const later = { index: 1, firstFrame: 120, frames: 166, firstSegment: 1, segments: 2 };

function args(change: Partial<MediaInfo> = {}, chunk = whole): FfmpegRun {
  const changed = { ...info, ...change };
  const plans = planRenditions(changed);
  const request = { source: '/scratch/-x', info: changed, outputDir: '/out', hasZimg: true };
  return ladderArguments({ ...request, plans, chunk });
}

const sound = (change: Partial<MediaInfo> = {}): FfmpegRun =>
  audioArguments({
    ...{ source: '/scratch/-x', info: { ...info, ...change }, outputDir: '/out' },
    plan: { codec: 'aac', bitrate: 128_000 },
  });

const after = (run: FfmpegRun, option: string): string | undefined =>
  run.outputOptions[run.outputOptions.indexOf(option) + 1];
const every = (run: FfmpegRun, option: string): (string | undefined)[] =>
  run.outputOptions.filter((_, at) => run.outputOptions[at - 1] === option);

describe('arguments of a chunk', () => {
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

  it('decode once, and scale each quality from the best', () => {
    const run = args();
    expect(every(run, '-map')).toEqual(['[v0]', '[v1]']);
    const graph = after(run, '-filter_complex') ?? '';
    expect(graph).toMatch(/^\[0:2\].*split=2\[v0\]\[n1\];\[n1\]zscale=426:240:.*,setsar=1\[v1\]$/);
    const small = args({ video: { ...info.video, width: 320, height: 180 } });
    expect(after(small, '-filter_complex')).toMatch(/\[v0\]$/);
  });

  it('put keyframes on the grid and nowhere else', () => {
    const run = args();
    expect(every(run, '-g')).toEqual(['120', '120']);
    expect(after(run, '-force_key_frames')).toBe('expr:gte(t+0.002,n_forced*4.004000)');
    expect(after(run, '-sc_threshold')).toBe('0');
  });

  it('last exactly as many pictures as the chunk', () => {
    const graph = after(args(), '-filter_complex');
    expect(graph).toMatch(
      /tpad=stop_mode=clone:stop=-1,fps=30000\/1001:start_time=0,trim=end_frame=286/,
    );
  });

  it('enter the file before the chunk', () => {
    expect(args().inputOptions).not.toContain('-ss');
    const { inputOptions } = args({}, later);
    expect(inputOptions.slice(-3)).toEqual(['-noaccurate_seek', '-ss', '4.004000']);
  });

  it('filter in the right order', () => {
    const interlaced = { ...info.video, interlaced: true };
    const chain = after(args({ video: interlaced }), '-filter_complex') ?? '';
    const order = ['bwdif', 'tpad', 'fps=30000/1001', 'trim', 'scale=640:360', 'setsar=1'];
    const places = order.map((filter) => chain.indexOf(filter));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('leave out pictures that repeat the one before, but for the first of a segment', () => {
    const graph = after(args(), '-filter_complex') ?? '';
    expect(graph).toMatch(
      /mpdecimate=.*\[distinct\];.*select='not\(mod\(n,120\)\)\+eq\(n,285\)'\[ticks\];.*,scale=640:360/,
    );
    // The last one is turned into one like no other, and back.
    expect(graph.match(/lutyuv=y='mod\(val\+128,256\)':enable='eq\(.*?,285\)'/g)).toHaveLength(2);
    // What has more than eight bits, or is no planar YUV, is compared after it was converted.
    for (const pixFmt of ['yuv420p10le', 'rgb24', 'gbrp']) {
      const video = { ...info.video, pixFmt };
      expect(after(args({ video }), '-filter_complex')).toMatch(/,scale=640:360.*,mpdecimate=/);
    }
  });

  it('tone-map HDR only', () => {
    const hdr = { ...info.video, hdr: true, colorMatrix: 'bt2020nc' };
    expect(after(args({ video: hdr }), '-filter_complex')).toContain('tonemap=');
    expect(after(args(), '-filter_complex')).not.toContain('tonemap=');
  });

  it('name files relatively', () => {
    const run = args();
    expect(run.outputOptions.filter((one) => one.endsWith('.mp4'))).toEqual(['360p.mp4']);
    expect([run.output, run.outputDir]).toEqual(['240p.mp4', '/out']);
  });
});

describe('arguments of the sound', () => {
  it('take the default track, as long as the class lasts', () => {
    const run = sound();
    expect(every(run, '-map')).toEqual(['0:1']);
    expect(after(run, '-t')).toBe('9.540');
    expect(after(run, '-filter:a')).toMatch(/first_pts=0.*apad$/);
  });

  it('are refused where there is none', () => {
    expect(() => sound({ audio: [] })).toThrow(expect.objectContaining({ code: 'sound-missing' }));
  });
});
