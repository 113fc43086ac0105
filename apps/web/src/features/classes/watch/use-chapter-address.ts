import { ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { secondsOf } from '../start-position';

interface Place {
  chapterId: string | null;
  seconds: number | null;
}

/**
 * Keeps the address in step with what plays: the chapter under the playhead replaces the one in
 * the address (no history entry each). An address that changes by itself (a link, "back") is told
 * through `onMove`.
 */
export function useChapterAddress(onMove: (place: Place) => void, isPreview: boolean) {
  const route = useRoute();
  const router = useRouter();
  const playing = ref<string | null>(null);

  const place = (): Place => ({
    chapterId: typeof route.params.chapter === 'string' ? route.params.chapter || null : null,
    seconds: secondsOf(route.query.t),
  });
  const opened = place();

  function follow(chapterId: string): void {
    playing.value = chapterId;
    const { chapterId: shown, seconds } = place();
    if (shown === chapterId && seconds === null) return;
    void router.replace({
      name: 'watch',
      params: { class: route.params.class, chapter: chapterId },
      query: isPreview ? { preview: '1' } : {},
    });
  }

  watch(
    () => [route.name, route.params.chapter, route.query.t],
    () => {
      if (route.name !== 'watch') return;
      const next = place();
      if (next.seconds === null && next.chapterId === playing.value) return;
      onMove(next);
    },
  );

  return { opened, playing, follow };
}
