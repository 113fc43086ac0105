import { shallowRef } from 'vue';
import { getRecordingSound } from '../../recordings/api';
import type { Sound } from './timeline/draw-pictures';
import { useMadePart } from './use-made-part';

/** Waveform and silences of a recording; null until they are there, or when there is no sound. */
export function useSound(recordingId: () => string | null | undefined) {
  const sound = shallowRef<Sound | null>(null);
  useMadePart(recordingId, getRecordingSound, (part) => {
    sound.value = part?.state === 'ready' ? { ...part, silences: pairs(part.silences) } : null;
  });
  return sound;
}

const pairs = (spans: readonly (readonly number[])[]): [number, number][] =>
  spans.map(([startMs = 0, endMs = 0]) => [startMs, endMs]);
