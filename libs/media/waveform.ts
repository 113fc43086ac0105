import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inputOptions, inputUrl } from './input-arguments';
import type { AudioInfo, MediaInfo } from './media-info';
import { MediaError } from './media-error';
import { chosenAudio } from './chosen-audio';
import { seconds } from './seconds';
import { runFfmpeg } from './run-ffmpeg';
import type { FfmpegRun } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { readLevels, SOUND_RATE } from './sound-levels';
import { soundShape } from './sound-shape';
import type { SoundShape } from './sound-shape';

export interface WaveformOptions extends RunOptions {
  source: string;
  info: MediaInfo;
  /** For the decoded sound, 16 kB a second; gone when it returns. */
  scratchDir: string;
}

const PCM_FILE = 'sound.pcm';

/**
 * Peaks and silences of the track that people hear, on the clock that renditions have.
 * @throws MediaError `sound-missing` when there is no track, or a `ffmpeg-…` code
 */
export async function makeWaveform(options: WaveformOptions): Promise<SoundShape> {
  const { source, info, scratchDir } = options;
  const track = chosenAudio(info);
  if (!track) throw new MediaError('sound-missing', 'The recording has no sound');
  const pcm = join(scratchDir, PCM_FILE);
  try {
    await runFfmpeg(waveformArguments({ source, info, track, outputDir: scratchDir }), options);
    return soundShape(await readLevels(pcm, options.signal), info.durationMs);
  } finally {
    await rm(pcm, { force: true });
  }
}

export interface WaveformRequest {
  source: string;
  info: MediaInfo;
  track: AudioInfo;
  outputDir: string;
}

/** As renditions do it: gaps and a late beginning are silence, and the end is padded. */
export function waveformArguments({ source, info, track, outputDir }: WaveformRequest): FfmpegRun {
  const filters = [
    `aresample=${SOUND_RATE}:async=1:first_pts=0`,
    'aformat=sample_fmts=s16:channel_layouts=mono',
    'apad',
  ];
  return {
    inputOptions: [...inputOptions(info.container), '-vn'],
    input: inputUrl(source),
    outputOptions: [
      ...['-map', `0:${track.index}`, '-vn', '-sn', '-dn', '-map_metadata', '-1'],
      ...['-filter:a', filters.join(','), '-t', seconds(info.durationMs)],
      ...['-c:a', 'pcm_s16le', '-f', 's16le'],
    ],
    output: PCM_FILE,
    outputDir,
  };
}
