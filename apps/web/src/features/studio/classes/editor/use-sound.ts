import { shallowRef, watch } from 'vue';
import { useEvents } from '../../../../app/use-events';
import { getRecordingSound } from '../../recordings/api';
import type { Sound } from './timeline/draw-pictures';

/** Waveform and silences of a recording; null until they are there, or when there is no sound. */
export function useSound(recordingId: () => string | null | undefined) {
  let isWaiting = true;
  const sound = shallowRef<Sound | null>(null);

  async function look(): Promise<void> {
    const id = recordingId();
    if (!id) return;
    const answer = await getRecordingSound(id).catch(() => null);
    if (id !== recordingId()) return;
    isWaiting = !answer || ['pending', 'running'].includes(answer.state);
    if (answer?.state === 'ready') sound.value = { ...answer, silences: pairs(answer.silences) };
  }

  watch(
    recordingId,
    () => {
      sound.value = null;
      isWaiting = true;
      void look();
    },
    { immediate: true },
  );
  useEvents((event) => {
    if (event.type === 'recording' && event.id === recordingId() && isWaiting) void look();
  });
  return sound;
}

const pairs = (spans: readonly (readonly number[])[]): [number, number][] =>
  spans.map(([startMs = 0, endMs = 0]) => [startMs, endMs]);
