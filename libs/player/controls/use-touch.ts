import { onScopeDispose, watch, type Ref } from 'vue';
import { createTapReader } from './taps';

/** Double taps on the picture; single taps show and hide the controls, which media-chrome does. */
export function useTouch(
  stage: Ref<HTMLElement | undefined>,
  onDoubleTap: (direction: 1 | -1) => void,
): void {
  const readTap = createTapReader();
  const listening = new AbortController();

  function onPointerUp(event: PointerEvent) {
    const onPicture = ['video', 'media-controller'].includes((event.target as Element).localName);
    if (event.pointerType !== 'touch' || !onPicture) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const direction = readTap({ x: event.clientX - box.left, atMs: event.timeStamp }, box.width);
    if (direction !== 0) onDoubleTap(direction);
  }

  watch(stage, (element) =>
    element?.addEventListener('pointerup', onPointerUp, { signal: listening.signal }),
  );
  onScopeDispose(() => listening.abort());
}
