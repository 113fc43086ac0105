import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { PlayerChapter } from '../types';
import { chaptersVtt } from './chapters-vtt';

/** URL of a WebVTT file with the chapters, which media-chrome's seek bar reads as a text track. */
export function useChapterTrack(chapters: () => readonly PlayerChapter[]): Ref<string> {
  const url = ref('');
  watch(
    () => chaptersVtt(chapters()),
    (vtt) => {
      URL.revokeObjectURL(url.value);
      url.value = URL.createObjectURL(new Blob([vtt], { type: 'text/vtt' }));
    },
    { immediate: true },
  );
  onScopeDispose(() => URL.revokeObjectURL(url.value));
  return url;
}
