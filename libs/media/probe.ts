import { stat } from 'node:fs/promises';
import { classifyFailure } from './classify-failure';
import { enforceLimits } from './enforce-limits';
import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { DEFAULT_MEDIA_LIMITS, PROBE_RUN_LIMITS } from './media-limits';
import type { MediaLimits } from './media-limits';
import { packetEnds } from './packet-ends';
import { rawProbe, toMs } from './raw-probe';
import type { RawProbe } from './raw-probe';
import { readChapters } from './read-chapters';
import { chooseVideo, containerOf, readAudio, readVideo } from './read-tracks';
import type { Ends } from './read-tracks';
import { ffprobeJson } from './run-ffprobe';
import type { RunOptions } from './run-options';
import { sniff } from './sniff';
import { checkSoundness } from './soundness';

/**
 * Judges a file by its content, never by its name. Nothing that the file points at is opened.
 * @param file an absolute path under the caller's scratch folder, never a name that a user chose
 * @throws MediaError with a `media-…` code when the file is refused, `ffmpeg-…` when we failed
 */
export async function probe(
  file: string,
  limits: Partial<MediaLimits> = {},
  options: RunOptions = {},
): Promise<MediaInfo> {
  const allowed = { ...DEFAULT_MEDIA_LIMITS, ...limits };
  const run = { ...options, limits: { ...PROBE_RUN_LIMITS, ...options.limits } };
  const { size: bytes } = await stat(file);
  if (bytes === 0) throw new MediaError('media-empty', 'The file is empty');
  enforceLimits({ bytes }, allowed);
  await sniff(file);
  const raw = await readRaw(file, run);
  enforceLimits({ tracks: raw.format.nb_streams ?? raw.streams.length }, allowed);
  const info = await describe(file, raw, bytes, run);
  const { codedWidth: width, codedHeight: height, fps } = info.video;
  enforceLimits({ width, height, fps, durationMs: info.durationMs }, allowed);
  await checkSoundness(file, info, run);
  return info;
}

async function readRaw(file: string, options: RunOptions): Promise<RawProbe> {
  const show = ['-show_format', '-show_streams', '-show_chapters'];
  const args = ['-v', 'error', ...inputOptions(), ...show, inputUrl(file)];
  const { document, exitCode, stderr } = await ffprobeJson(args, options);
  const parsed = rawProbe.safeParse(document);
  if (exitCode !== 0 || !parsed.success) throw await classifyFailure(file, stderr, options);
  return parsed.data;
}

async function describe(
  file: string,
  raw: RawProbe,
  bytes: number,
  options: RunOptions,
): Promise<MediaInfo> {
  const container = containerOf(raw.format.format_name);
  const stream = chooseVideo(raw);
  // Recorders in browsers declare no length: then the whole file is read once.
  const known = (toMs(raw.format.duration) ?? 0) > 0;
  const ends: Ends = known ? new Map() : await packetEnds(file, null, options);
  const video = readVideo(raw, stream, ends);
  const audio = readAudio(raw, ends);
  if (!video.codec || video.codedWidth === 0 || video.codedHeight === 0) {
    throw new MediaError('media-undecodable', 'The pictures of this file cannot be decoded');
  }
  const durationMs = Math.max(
    ...[video, ...audio].map((track) => track.startMs + track.durationMs),
  );
  if (durationMs <= 0) throw new MediaError('media-unreadable', 'The file has no length');
  return {
    container,
    durationMs,
    bytes,
    startTimeMs: toMs(raw.format.start_time) ?? 0,
    video,
    audio,
    chapters: readChapters(raw, durationMs),
  };
}
