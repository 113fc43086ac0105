import { shallowRef } from 'vue';
import { getRecordingSlides } from '../../recordings/api';
import { useMadePart } from './use-made-part';

/** When other slides come in a recording, in ms; empty until that is known. */
export function useSlides(recordingId: () => string | null | undefined) {
  const slides = shallowRef<readonly number[]>([]);
  useMadePart(recordingId, getRecordingSlides, (part) => (slides.value = part?.changes ?? []));
  return slides;
}
