import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { bindMedia } from './bind-media';
import { browserOutboxStore, randomId } from './browser-store';
import type { SendWatchBatch, WatchProgress } from './types';
import { createWatchTelemetry } from './watch-telemetry';

/** Records what is played in a mounted player, if there is anybody to send it to. */
export function useTelemetry(
  media: Ref<HTMLVideoElement | undefined>,
  options: {
    send: SendWatchBatch | undefined;
    sessionId: string | undefined;
    onProgress: (progress: WatchProgress) => void;
  },
): void {
  let unbind: (() => void) | undefined;
  onMounted(() => {
    const { send, sessionId = randomId(), onProgress } = options;
    if (!send || !media.value) return;
    const store = browserOutboxStore();
    unbind = bindMedia(media.value, createWatchTelemetry({ send, sessionId, store, onProgress }));
  });
  // Before the engine takes the source away, so that the last position is still there.
  onBeforeUnmount(() => unbind?.());
}
