import { shallowRef, watch } from 'vue';
import { getLiveRecord, type LiveGap } from '../../../classes/api';

/**
 * Where the presenter was gone while the class was held live; empty for a class that was not, and
 * while it is not known.
 * @param shown the class, and the recording that it shows: of another one they are others
 */
export function useLiveGaps(shown: () => { classId: string; recordingId: string } | null) {
  const gaps = shallowRef<readonly LiveGap[]>([]);
  watch(
    () => [shown()?.classId, shown()?.recordingId] as const,
    async ([classId, recordingId]) => {
      gaps.value = [];
      if (!classId) return;
      const found = await getLiveRecord(classId).catch(() => null);
      if (found && recordingId === shown()?.recordingId) gaps.value = found.gaps;
    },
    { immediate: true },
  );
  return gaps;
}
