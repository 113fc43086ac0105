import type { ChunkPlan } from './chunk-plan';
import { segmentFrames } from './chunk-plan';
import { exactFps, fpsFraction } from './fps-fraction';
import { inputOptions, inputUrl } from './input-arguments';
import type { MediaInfo } from './media-info';
import { RENDITION_INIT, RENDITION_PLAYLIST, SEGMENT_FILES } from './rendition';
import type { RenditionPlan } from './rendition';
import type { FfmpegRun } from './run-ffmpeg';
import { REPEATS } from './stillness';
import { deinterlace, pictureFilters, smallerPicture } from './video-filters';

export interface LadderRequest {
  source: string;
  info: MediaInfo;
  /** The qualities to make, best first; each is scaled down from the one before. */
  plans: readonly RenditionPlan[];
  chunk: ChunkPlan;
  /** Gets a folder for each quality. */
  outputDir: string;
  tonemaps: boolean;
  /** Of every encoder; ffmpeg's own choice when left out. */
  threads?: number | undefined;
}

/** A number of seconds as ffmpeg takes it, to the microsecond. */
const seconds = (value: number): string => value.toFixed(6);

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
  const decoding = threads ? ['-threads', String(threads)] : [];
  const outputs = plans.flatMap((plan, at) => [
    ...['-map', `[v${at}]`, ...encoding(plan, threads)],
    ...hls(plan, chunk, start),
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
 * From the source's pictures to those of the chunk, at a constant rate from its first frame to its
 * last: `tpad` holds the source's last picture, also for chunks that begin after it, and `fps`
 * repeats its first one when it begins late.
 */
function graph({ info, plans, chunk, tonemaps }: LadderRequest): string {
  const { video } = info;
  const [best, ...smaller] = plans as [RenditionPlan, ...RenditionPlan[]];
  const whole = [
    ...deinterlace(video),
    'tpad=stop_mode=clone:stop=-1',
    `fps=${fpsFraction(best.fps)}:start_time=0`,
    `trim=end_frame=${chunk.frames}`,
    ...(best.leavesOutRepeats ? withoutRepeats(chunk, segmentFrames(best.fps)) : []),
    ...pictureFilters(video, best, tonemaps),
  ];
  const steps = smaller.map((plan, at) => smallerPicture(plan, at, at === smaller.length - 1));
  const [out, next] = smaller.length > 0 ? [',split', '[v0][n0]'] : ['', '[v0]'];
  return [`[0:${video.index}]${whole.join(',')}${out}${next}`, ...steps].join(';');
}

/**
 * Only pictures that differ from the last one that was kept. The first and the last of every segment
 * are always kept, so that it begins on the grid and ends where the next one begins: a stripe below
 * the picture changes there, and is cut off again.
 */
function withoutRepeats({ frames }: ChunkPlan, grid: number): string[] {
  const tail = frames % grid === 0 ? '' : `+eq(n,${frames - 1})`;
  const changes = `mod(floor(n/${grid})+floor((n+1)/${grid})${tail},2)`;
  return [
    'pad=iw:ih+16:0:0',
    `drawbox=x=0:y=ih-16:w=iw:h=16:color=white:t=fill:enable='${changes}'`,
    REPEATS,
    'crop=iw:ih-16:0:0',
  ];
}

/**
 * No B-frames: with them the first picture of a fragmented MP4 cannot stand at its time (there is
 * no edit list to hide the reordering delay), and on slides they save next to nothing. Keyframes
 * come at the grid only (`sc_threshold 0`), and every one of them is an IDR.
 */
function encoding(plan: RenditionPlan, threads: number | undefined): string[] {
  const grid = segmentFrames(plan.fps);
  const keyframes = plan.leavesOutRepeats
    ? [
        ...['-fps_mode', 'passthrough', '-keyint_min', '1', '-force_key_frames'],
        `expr:gte(t+0.002,n_forced*${seconds(grid / exactFps(plan.fps))})`,
      ]
    : ['-keyint_min', String(grid)];
  return [
    ...(threads ? ['-threads', String(threads)] : []),
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', plan.profile],
    ...['-level:v', plan.level.toFixed(1), '-bf', '0', '-crf', String(plan.crf)],
    ...['-maxrate:v', String(plan.maxrate), '-bufsize:v', String(plan.bufsize)],
    ...['-g', String(grid), ...keyframes, '-sc_threshold', '0', '-x264-params', 'open-gop=0'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-color_range', 'tv', '-map_metadata', '-1', '-map_chapters', '-1'],
  ];
}

/**
 * Times stay those of the whole recording, also across chunks: `avoid_negative_ts disabled`, or the
 * muxer would move the first fragment. The last argument is where the playlist goes.
 */
function hls(plan: RenditionPlan, { firstSegment }: ChunkPlan, start: number): string[] {
  const segmentSeconds = segmentFrames(plan.fps) / exactFps(plan.fps);
  return [
    ...['-output_ts_offset', seconds(start), '-avoid_negative_ts', 'disabled', '-f', 'hls'],
    ...['-hls_time', seconds(segmentSeconds - 0.001), '-hls_list_size', '0'],
    ...['-hls_playlist_type', 'vod', '-hls_flags', 'independent_segments'],
    ...['-hls_segment_type', 'fmp4', '-hls_segment_options', 'movflags=+cmaf+frag_discont'],
    ...['-hls_fmp4_init_filename', RENDITION_INIT, '-start_number', String(firstSegment)],
    ...['-hls_segment_filename', `${plan.name}/${SEGMENT_FILES}`],
    `${plan.name}/${RENDITION_PLAYLIST}`,
  ];
}
