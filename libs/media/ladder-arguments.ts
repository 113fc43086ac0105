import { segmentFrames, type ChunkPlan } from './chunk-plan';
import { exactFps, fpsFraction } from './fps-fraction';
import { inputOptions, inputUrl } from './input-arguments';
import type { MediaInfo } from './media-info';
import type { RenditionPlan } from './rendition';
import type { FfmpegRun } from './run-ffmpeg';
import { deinterlace, distinctPictures, smallerPicture } from './video-filters';

export interface LadderRequest {
  source: string;
  info: MediaInfo;
  /** The qualities to make, best first; the others are scaled down from the best. */
  plans: readonly RenditionPlan[];
  chunk: ChunkPlan;
  /** Gets a fragmented file for each quality. */
  outputDir: string;
  /** Whether ffmpeg has zimg, which turns HDR into SDR and scales. */
  hasZimg: boolean;
  /** Of the decoder and of each filter; ffmpeg's own choice when left out. */
  threads?: number | undefined;
}

/** A number of seconds as ffmpeg takes it, to the microsecond. */
const seconds = (value: number): string => value.toFixed(6);

/** Of the file with the fragments of one quality. */
export const fragmentsFile = (plan: RenditionPlan): string => `${plan.name}.mp4`;

/**
 * ffmpeg's arguments for one chunk in every quality, from one decode: options in, arguments out, no
 * I/O. The input is entered at the keyframe before the chunk, not at the chunk itself, so that a
 * picture that stands since before the chunk is known; `fps` then drops what lies before.
 */
export function ladderArguments(request: LadderRequest): FfmpegRun {
  const { info, plans, chunk, outputDir, source, threads } = request;
  const [best] = plans;
  if (!best) throw new Error('A ladder has at least one quality');
  const start = chunk.firstFrame / exactFps(best.fps);
  const decoding = threads
    ? ['-filter_complex_threads', String(threads), '-threads', String(threads)]
    : [];
  const outputs = plans.flatMap((plan, at) => [
    ...['-map', `[v${at}]`, ...encoding(plan), ...fragmented],
    fragmentsFile(plan),
  ]);
  return {
    inputOptions: [
      ...inputOptions(info.container),
      ...decoding,
      ...(start > 0 ? ['-noaccurate_seek', '-ss', seconds(start)] : []),
    ],
    input: inputUrl(source),
    outputOptions: ['-filter_complex', graph(request), ...outputs.slice(0, -1)],
    output: outputs.at(-1) ?? '',
    outputDir,
  };
}

/**
 * From the source's pictures to those of the chunk, on a grid of constant rate from its first frame
 * to its last: `tpad` holds the source's last picture, also for chunks that begin after it, and
 * `fps` repeats its first one when it begins late. What then repeats the picture before is left out.
 */
function graph({ info, plans, chunk, hasZimg }: LadderRequest): string {
  const { video } = info;
  const [best, ...smaller] = plans as [RenditionPlan, ...RenditionPlan[]];
  const whole = [
    ...deinterlace(video),
    'tpad=stop_mode=clone:stop=-1',
    `fps=${fpsFraction(best.fps)}:start_time=0`,
    `trim=end_frame=${chunk.frames}`,
    ...distinctPictures(video, best, hasZimg, withoutRepeats(best, chunk)),
  ].join(',');
  if (smaller.length === 0) return `[0:${video.index}]${whole}[v0]`;
  const taps = smaller.map((_, at) => `[n${at + 1}]`).join('');
  const steps = smaller.map(
    (plan, at) => `[n${at + 1}]${smallerPicture(plan, hasZimg)}[v${at + 1}]`,
  );
  return [`[0:${video.index}]${whole},split=${plans.length}[v0]${taps}`, ...steps].join(';');
}

/**
 * What makes a picture another one: any block of 8 × 8 pixels that differs by more than two levels
 * in the mean. A cursor or a letter does, the noise of a codec on a slide does not.
 */
const REPEATS = 'mpdecimate=hi=512:lo=128:frac=0';
/**
 * What differs in less than 3.75 % of its area, a cursor that moves, a letter that is typed, a small
 * inset of somebody who speaks, is shown at half the rate: of two such pictures in a row the first is
 * left out, so that none comes later than by one picture. (mpdecimate looks at a block of 8 × 8 every
 * four pixels, and takes `frac` of one for each 16 × 16: 0.6/16 of all.)
 */
const SMALL_CHANGES = 'mpdecimate=hi=65000:lo=128:frac=0.6:max=1';
/** Below this, half of the rate would be seen. */
const MIN_FPS_TO_HALVE = 24;

/**
 * Only pictures that differ from the last one that was kept: a screen stands still most of the time,
 * and a camera hardly ever. Players enter at the first picture of every segment: where that was left
 * out, the one that is seen then is shown again, at the ticks of a clock beside it (`streamselect`
 * puts out what it has whenever either of its inputs brings something). It ends with the first of them
 * that does, so both have the last picture: in that the levels are turned by half, losslessly, so that
 * it is like no other, and back again. It also tells how long it all is.
 */
function withoutRepeats({ fps }: RenditionPlan, { frames }: ChunkPlan): string[] {
  const last = frames - 1;
  const turned = `lutyuv=y='mod(val+128,256)':enable='eq(round(t*${fpsFraction(fps)}),${last})'`;
  const clock = `color=s=16x16:r=${fpsFraction(fps)},trim=end_frame=${frames}`;
  const ticks = `${clock},select='not(mod(n,${segmentFrames(fps)}))+eq(n,${last})'`;
  return [
    turned,
    ...(exactFps(fps) >= MIN_FPS_TO_HALVE ? [SMALL_CHANGES] : []),
    `${REPEATS}[distinct];${ticks}[ticks];[distinct][ticks]streamselect=inputs=2:map=0`,
    turned,
  ];
}

/**
 * Keyframes come at the grid only (`sc_threshold 0`), every one of them is an IDR, and they get more
 * of the bits than x264's own 1.4: on a slide all that follows is made of them. One thread for each
 * quality: with more, x264 does not make the same twice under `maxrate`, and works longer. Where the
 * chroma lies is left out, or the init segment would tell by which filter a picture was scaled.
 */
function encoding(plan: RenditionPlan): string[] {
  const grid = segmentFrames(plan.fps);
  return [
    ...['-c:v', 'libx264', '-threads', '1', '-preset', 'veryfast', '-profile:v', plan.profile],
    ...['-level:v', plan.level.toFixed(1), '-crf', String(plan.crf)],
    ...['-maxrate:v', String(plan.maxrate), '-bufsize:v', String(plan.bufsize)],
    ...['-fps_mode', 'passthrough', '-g', String(grid), '-keyint_min', '1', '-force_key_frames'],
    `expr:gte(t+0.002,n_forced*${seconds(grid / exactFps(plan.fps))})`,
    ...['-sc_threshold', '0', '-x264-params', encoderParameters(plan)],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-color_range', 'tv', '-map_metadata', '-1', '-map_chapters', '-1'],
  ];
}

/**
 * The largest pictures are most of all work; what x264 looks for in them beyond this costs a quarter
 * of their time and saves four hundredths of their bytes.
 */
const LARGE_AREA = 900_000;

/** Three B-frames throughout: to weigh how many (`b-adapt`) takes time and, on slides, more bytes. */
function encoderParameters({ width, height }: RenditionPlan): string {
  const shared = 'open-gop=0:ipratio=1.7:chromaloc=0:b-adapt=0';
  return width * height > LARGE_AREA ? `${shared}:subme=1` : shared;
}

/** A fragment from each keyframe to the next, with the times that the encoder gave. */
const fragmented = [
  ...['-f', 'mp4', '-movflags', '+cmaf+frag_keyframe+frag_discont'],
  ...['-avoid_negative_ts', 'disabled'],
];
