import { useElementSize, useEventListener } from '@vueuse/core';
import { computed, nextTick, ref, type Ref } from 'vue';
import { maxZoom, scaleOf, scrollFor } from './scale';

/** How close and where one looks: zoom and scroll of the timeline. */
export function useTimelineView(scroller: Ref<HTMLElement | null>, durationMs: () => number) {
  const { width } = useElementSize(scroller);
  const zoom = ref(1);
  const scrollPx = ref(0);
  const scale = computed(() => scaleOf(durationMs(), width.value, zoom.value));
  const closest = computed(() => maxZoom(durationMs(), width.value));

  function scrollTo(px: number): void {
    if (!scroller.value) return;
    scroller.value.scrollLeft = px;
    scrollPx.value = scroller.value.scrollLeft;
  }

  /** What is under `atPx` of the window stays there. */
  async function zoomBy(factor: number, ms: number, atPx?: number): Promise<void> {
    const place =
      atPx ?? Math.min(Math.max(ms * scale.value.pxPerMs - scrollPx.value, 0), width.value);
    zoom.value = Math.min(Math.max(zoom.value * factor, 1), closest.value);
    await nextTick();
    scrollTo(scrollFor(ms, place, scale.value));
  }

  /** Brings a position into view when it is not. */
  function reveal(ms: number): void {
    const x = ms * scale.value.pxPerMs;
    const isSeen = x >= scrollPx.value && x <= scrollPx.value + width.value;
    if (!isSeen) scrollTo(x - width.value / 4);
  }

  useEventListener(scroller, 'scroll', () => (scrollPx.value = scroller.value?.scrollLeft ?? 0), {
    passive: true,
  });
  useEventListener(
    scroller,
    'wheel',
    (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const atPx = event.clientX - (scroller.value?.getBoundingClientRect().left ?? 0);
      const ms = (scrollPx.value + atPx) / (scale.value.pxPerMs || 1);
      void zoomBy(event.deltaY < 0 ? 1.25 : 0.8, ms, atPx);
    },
    { passive: false },
  );

  return {
    ...{ width, scrollPx, scale, zoomBy, reveal },
    canZoomIn: computed(() => zoom.value < closest.value),
    canZoomOut: computed(() => zoom.value > 1),
  };
}
