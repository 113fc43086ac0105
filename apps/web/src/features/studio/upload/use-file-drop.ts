import { useEventListener } from '@vueuse/core';
import { ref } from 'vue';

/** Takes files dropped anywhere on the page, as long as the calling component lives. */
export function useFileDrop(take: (files: File[]) => void) {
  const over = ref(false);
  /** Enter and leave come for each element on the way. */
  let depth = 0;

  useEventListener(document, 'dragenter', (event) => {
    if (!hasFiles(event)) return;
    depth++;
    over.value = true;
  });
  useEventListener(document, 'dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  useEventListener(document, 'dragleave', (event) => {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    over.value = depth > 0;
  });
  useEventListener(document, 'drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    over.value = false;
    take([...(event.dataTransfer?.files ?? [])]);
  });
  return { over };
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;
