import { watch } from 'vue';
import { useEvents } from '../../../../app/use-events';

/**
 * Asks for a part of a recording until it is made, and anew for another recording.
 * @param take gets what there is; null when another recording comes
 */
export function useMadePart<Part extends { state: string }>(
  recordingId: () => string | null | undefined,
  read: (id: string) => Promise<Part>,
  take: (part: Part | null) => void,
): void {
  let isWaiting = true;

  async function look(): Promise<void> {
    const id = recordingId();
    if (!id) return;
    const part = await read(id).catch(() => null);
    if (id !== recordingId()) return;
    isWaiting = !part || ['pending', 'running'].includes(part.state);
    if (part) take(part);
  }

  watch(
    recordingId,
    () => {
      take(null);
      isWaiting = true;
      void look();
    },
    { immediate: true },
  );
  useEvents((event) => {
    if (event.type === 'recording' && event.id === recordingId() && isWaiting) void look();
  });
}
