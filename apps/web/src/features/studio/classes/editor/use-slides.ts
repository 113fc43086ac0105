import { shallowRef, watch } from 'vue';
import { useEvents } from '../../../../app/use-events';
import { getRecordingSlides } from '../../recordings/api';

/** When other slides come in a recording, in ms; empty until that is known. */
export function useSlides(recordingId: () => string | null | undefined) {
  let isWaiting = true;
  const slides = shallowRef<readonly number[]>([]);

  async function look(): Promise<void> {
    const id = recordingId();
    if (!id) return;
    const answer = await getRecordingSlides(id).catch(() => null);
    if (id !== recordingId()) return;
    isWaiting = !answer || ['pending', 'running'].includes(answer.state);
    slides.value = answer?.changes ?? [];
  }

  watch(
    recordingId,
    () => {
      slides.value = [];
      isWaiting = true;
      void look();
    },
    { immediate: true },
  );
  useEvents((event) => {
    if (event.type === 'recording' && event.id === recordingId() && isWaiting) void look();
  });
  return slides;
}
