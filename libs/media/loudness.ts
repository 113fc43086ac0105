import { chosenAudio } from './chosen-audio';
import { inputOptions, inputUrl } from './input-arguments';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { seconds } from './seconds';

/** What a class is brought to: that of streaming services, so that classes sound alike. */
export const TARGET_LUFS = -16;
/** Beyond this a true peak may distort in a decoder, EBU R128 s2. */
export const MOST_PEAK_DB = -1.5;
/** A difference that nobody hears is left as it is. */
const INAUDIBLE_DB = 1;
/** What is quieter is no speech, and would be noise. */
const SILENCE_LUFS = -60;
const MOST_GAIN_DB = 24;

/** Of the whole of a recording's sound, as EBU R128 defines them. */
export interface Loudness {
  /** LUFS, gated. */
  integrated: number;
  /** dBTP. */
  truePeak: number;
}

/** Sound of this length is measured in less time than the first pictures are encoded in. */
const MEASURED_FIRST_MS = 120_000;

/**
 * Whether sound is measured before anything is heard, and encoded once. Else it would keep people
 * waiting: they hear it as it was recorded until it is there as loud as other classes.
 * @param isCopied the pictures are there at once
 */
export const isMeasuredFirst = ({ durationMs }: MediaInfo, isCopied: boolean): boolean =>
  !isCopied && durationMs <= MEASURED_FIRST_MS;

/**
 * Measures the sound that people hear, by ITU-R BS.1770 as EBU R128 has it.
 * @throws MediaError `sound-missing`, or a `ffmpeg-…` code
 */
export async function measureLoudness(
  source: string,
  info: MediaInfo,
  options: RunOptions = {},
): Promise<Loudness> {
  const track = chosenAudio(info);
  if (!track) throw new MediaError('sound-missing', 'The recording has no sound');
  const summary = await runFfmpeg(
    {
      inputOptions: [...inputOptions(info.container), '-vn'],
      input: inputUrl(source),
      outputOptions: [
        ...['-map', `0:${track.index}`, '-vn', '-sn', '-dn', '-t', seconds(info.durationMs)],
        ...['-filter:a', 'aformat=channel_layouts=stereo,ebur128=peak=true:framelog=quiet'],
        ...['-f', 'null'],
      ],
      output: '-',
    },
    options,
  );
  return readLoudness(summary);
}

/** @param summary what the `ebur128` filter says at its end */
export function readLoudness(summary: string): Loudness {
  const last = summary.slice(summary.lastIndexOf('Summary:'));
  const read = (pattern: RegExp): number => Number(pattern.exec(last)?.[1] ?? NaN);
  const integrated = read(/\bI:\s+(-?[\d.]+|-inf) LUFS/);
  // Digital silence has a peak of -inf.
  const truePeak = read(/\bPeak:\s+(-?[\d.]+|-inf) dBFS/);
  return {
    integrated: Number.isFinite(integrated) ? integrated : -70,
    truePeak: Number.isFinite(truePeak) ? truePeak : -120,
  };
}

/** What brings sound of that loudness to the target, in dB; 0: it is left as it is. */
export function levellingGain({ integrated }: Loudness): number {
  if (integrated < SILENCE_LUFS) return 0;
  const gain = Math.min(MOST_GAIN_DB, TARGET_LUFS - integrated);
  return Math.abs(gain) < INAUDIBLE_DB ? 0 : Math.round(gain * 10) / 10;
}

/**
 * Filters that make sound louder or quieter as a whole, so that it keeps its dynamics, and hold back
 * only the peaks that would distort.
 */
export const levelling = (gainDb: number): string[] =>
  gainDb === 0
    ? []
    : [
        `volume=${gainDb}dB:precision=float`,
        // `limit` is linear; sample peaks lie up to half a decibel below true ones.
        `alimiter=limit=${(10 ** ((MOST_PEAK_DB - 0.5) / 20)).toFixed(4)}:attack=5:release=80:level=false`,
      ];
