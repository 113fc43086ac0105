import { mkdir } from 'node:fs/promises';
import { chosenAudio } from './chosen-audio';
import { inputOptions, inputUrl } from './input-arguments';
import { levelling } from './loudness';
import { measureRun } from './measure-run';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { percentReporter, progressMs } from './progress';
import { RENDITION_INIT, RENDITION_PLAYLIST, SEGMENT_FILES, SEGMENT_MS } from './rendition';
import type { AudioPlan, SegmentRun } from './rendition';
import { runFfmpeg, type FfmpegRun } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { seconds } from './seconds';

export interface AudioRequest {
  source: string;
  info: MediaInfo;
  plan: AudioPlan;
  /** To be made louder by, in dB; 0 when left out. */
  gainDb?: number;
  /** A new or empty folder; gets init.mp4, seg_….m4s and index.m3u8, which grows meanwhile. */
  outputDir: string;
}

/** Sound ends on AAC frames of 21 ms, pictures on theirs. */
const DURATION_SLACK_MS = 100;

/**
 * ffmpeg's arguments for the sound: AAC-LC, 48 kHz, stereo, in one run, since cuts would be heard.
 * `aresample` fills gaps and a late beginning with silence, `apad` the end; the encoder's priming
 * packet, which lies before time 0, is dropped so that sound starts at 0.
 */
export function audioArguments(request: AudioRequest): FfmpegRun {
  const { source, info, plan, outputDir, gainDb = 0 } = request;
  const track = chosenAudio(info);
  if (!track) throw new MediaError('sound-missing', 'The recording has no sound');
  const filters = [
    ...['aresample=48000:async=1:first_pts=0', 'aformat=channel_layouts=stereo'],
    ...[...levelling(gainDb), 'apad'],
  ].join(',');
  return {
    inputOptions: inputOptions(info.container),
    input: inputUrl(source),
    outputOptions: [
      ...['-map', `0:${track.index}`, '-vn', '-sn', '-dn'],
      ...['-map_metadata', '-1', '-map_chapters', '-1', '-filter:a', filters],
      ...['-c:a', 'aac', '-profile:a', 'aac_low', '-b:a', String(plan.bitrate)],
      ...['-ar', '48000', '-ac', '2', '-bsf:a', 'noise=drop=lt(pts\\,0)'],
      ...['-t', seconds(info.durationMs), '-f', 'hls'],
      ...['-hls_time', String(SEGMENT_MS / 1000), '-hls_list_size', '0'],
      ...['-hls_playlist_type', 'event', '-hls_flags', 'independent_segments+temp_file'],
      ...['-hls_segment_type', 'fmp4', '-hls_segment_options', 'movflags=+cmaf'],
      ...['-hls_fmp4_init_filename', RENDITION_INIT, '-hls_segment_filename', SEGMENT_FILES],
    ],
    output: RENDITION_PLAYLIST,
    outputDir,
  };
}

/**
 * Encodes the sound of the whole recording.
 * @throws MediaError `sound-missing`, `rendition-…`, or a `ffmpeg-…` code
 */
export async function makeAudio(
  options: AudioRequest & RunOptions & { onProgress?: (percent: number) => void },
): Promise<SegmentRun> {
  const { info, outputDir, onProgress } = options;
  await mkdir(outputDir, { recursive: true });
  const report = percentReporter(info.durationMs, (percent) => onProgress?.(percent));
  const onLine = (line: string): void => {
    const at = progressMs(line);
    if (at !== null) report(at);
  };
  await runFfmpeg({ ...audioArguments(options), onLine }, options);
  const { run, segments } = await measureRun(outputDir);
  const endMs = (segments.at(-1)?.end ?? 0) * 1000;
  if (Math.abs(endMs - info.durationMs) > DURATION_SLACK_MS) {
    const detail = `${Math.round(endMs)} of ${info.durationMs} ms`;
    throw new MediaError('rendition-duration-wrong', 'The sound has a wrong length', detail);
  }
  if (run.codecs !== 'mp4a.40.2') {
    throw new MediaError('rendition-codec-wrong', 'The sound is not AAC-LC', run.codecs);
  }
  return run;
}
