import { inputOptions, inputUrl } from './input-arguments';
import type { AudioInfo, MediaInfo } from './media-info';
import { RENDITION_INIT, RENDITION_PLAYLIST, SEGMENT_MS } from './rendition';
import type { RenditionPlan } from './rendition';
import type { FfmpegRun } from './run-ffmpeg';
import { renditionFilters } from './video-filters';

export interface RenditionRequest {
  source: string;
  info: MediaInfo;
  plan: RenditionPlan;
  outputDir: string;
  tonemaps: boolean;
  threads?: number;
}

/** What people hear: the track that the file marks as default, else its first. */
export const chosenAudio = (info: MediaInfo): AudioInfo | undefined =>
  info.audio.find((track) => track.default) ?? info.audio[0];

/** Seconds with milliseconds, as ffmpeg takes them. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** ffmpeg's arguments for one rendition: options in, arguments out, no I/O. */
export function renditionArguments(request: RenditionRequest): FfmpegRun {
  const { info, plan, outputDir, threads } = request;
  const audio = plan.audioCodec ? chosenAudio(info) : undefined;
  const threadOptions = threads ? ['-threads', String(threads)] : [];
  return {
    inputOptions: [...inputOptions(info.container), ...threadOptions],
    input: inputUrl(request.source),
    outputOptions: [
      ...['-map', `0:${info.video.index}`],
      ...(audio ? ['-map', `0:${audio.index}`] : []),
      ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
      ...threadOptions,
      ...videoOptions(request),
      ...(audio ? audioOptions(plan.audioBitrate ?? 128_000) : ['-an']),
      ...['-t', seconds(info.durationMs)],
      ...HLS_OPTIONS,
    ],
    output: RENDITION_PLAYLIST,
    outputDir,
  };
}

/**
 * No B-frames: with them the first picture of a fragmented MP4 cannot stand at time 0 (there is no
 * edit list to hide the reordering delay), and on slides they save next to nothing. Keyframes come
 * at the grid only (`sc_threshold 0`), and every one of them is an IDR.
 */
function videoOptions({ info, plan, tonemaps }: RenditionRequest): string[] {
  const grid = SEGMENT_MS / 1000;
  return [
    ...['-filter:v', renditionFilters(info.video, plan, tonemaps)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', plan.profile],
    ...['-level:v', plan.level.toFixed(1), '-bf', '0', '-crf', String(plan.crf)],
    ...['-maxrate:v', String(plan.maxrate), '-bufsize:v', String(plan.bufsize)],
    ...['-g', String(Math.ceil(plan.fps * grid) + 1), '-sc_threshold', '0'],
    ...['-force_key_frames', `expr:gte(t,n_forced*${grid})`, '-x264-params', 'open-gop=0'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-color_range', 'tv'],
  ];
}

/**
 * AAC-LC, 48 kHz, stereo. `aresample` fills gaps and a late beginning with silence, `apad` the end;
 * the encoder's priming packet, which lies before time 0, is dropped so that sound starts at 0.
 */
const audioOptions = (bits: number): string[] => [
  ...['-filter:a', 'aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo,apad'],
  ...['-c:a', 'aac', '-profile:a', 'aac_low', '-b:a', String(bits), '-ar', '48000', '-ac', '2'],
  ...['-bsf:a', 'noise=drop=lt(pts\\,0)'],
];

/** Names are relative: ffmpeg runs in the output folder, whose own name it never reads as a pattern. */
const HLS_OPTIONS: readonly string[] = [
  ...['-max_muxing_queue_size', '4096', '-f', 'hls'],
  ...['-hls_time', String(SEGMENT_MS / 1000), '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
  ...['-hls_segment_type', 'fmp4', '-hls_segment_options', 'movflags=+cmaf'],
  ...['-hls_fmp4_init_filename', RENDITION_INIT, '-hls_flags', 'independent_segments'],
  ...['-hls_segment_filename', 'seg_%05d.m4s'],
];
