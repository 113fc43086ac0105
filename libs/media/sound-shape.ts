import { LEVEL_MS } from './sound-levels';

/** What a waveform draws, and where nobody speaks. */
export interface SoundShape {
  /** One peak every so many milliseconds. */
  intervalMs: number;
  /** 0..255, of the loudest that 16 bits can hold. */
  peaks: number[];
  /** `[startMs, endMs)`, in order, each at least half a second. */
  silences: [number, number][];
}

const MOST_PEAKS = 4000;
const MOST_SILENCES = 5000;
const FULL = 32_768;
const LEAST_SILENCE_MS = 500;
/** A click or a breath this short does not end a silence. */
const LONGEST_CLICK_MS = 30;
/** Below this nothing is heard, whatever the rest of the recording is like (−60 dB). */
const INAUDIBLE = FULL / 1000;
/** Speech is this much louder than a pause between sentences (26 dB) … */
const PAUSE = 0.05;
/** … or, in a noisy room, at least this much (12 dB). */
const NOISY_PAUSE = 0.25;

/** @param levels the loudest sample of every 10 ms */
export function soundShape(levels: Uint16Array, durationMs: number): SoundShape {
  const perPeak = Math.max(1, Math.ceil(levels.length / MOST_PEAKS));
  const peaks: number[] = [];
  for (let at = 0; at < levels.length; at += perPeak) {
    const loudest = levels.subarray(at, at + perPeak).reduce((a, b) => Math.max(a, b), 0);
    peaks.push(Math.min(255, Math.round((255 * loudest) / FULL)));
  }
  return { intervalMs: perPeak * LEVEL_MS, peaks, silences: findSilences(levels, durationMs) };
}

/** How loud a moment may be to count as silent, by what this recording's speech and room are like. */
export function silenceThreshold(levels: Uint16Array): number {
  const sorted = levels.slice().sort();
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  const speech = at(0.98);
  const room = at(0.1);
  return Math.max(INAUDIBLE, speech * PAUSE, Math.min(room * 1.5, speech * NOISY_PAUSE));
}

function findSilences(levels: Uint16Array, durationMs: number): [number, number][] {
  const threshold = silenceThreshold(levels);
  const found: [number, number][] = [];
  const add = (from: number, to: number): void => {
    const last = found.at(-1);
    if (last && from - last[1] <= LONGEST_CLICK_MS) last[1] = to;
    else found.push([from, to]);
  };
  let start: number | null = null;
  for (let slot = 0; slot <= levels.length; slot += 1) {
    const silent = slot < levels.length && (levels[slot] ?? 0) <= threshold;
    if (silent) start ??= slot;
    else if (start !== null) {
      add(start * LEVEL_MS, Math.min(durationMs, slot * LEVEL_MS));
      start = null;
    }
  }
  const long = found.filter(([from, to]) => to - from >= LEAST_SILENCE_MS);
  if (long.length <= MOST_SILENCES) return long;
  const length = ([from, to]: [number, number]): number => to - from;
  return long
    .sort((a, b) => length(b) - length(a))
    .slice(0, MOST_SILENCES)
    .sort((a, b) => a[0] - b[0]);
}
