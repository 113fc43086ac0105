import { useIntersectionObserver, useMutationObserver } from '@vueuse/core';
import { nextTick, reactive, shallowRef, type Ref } from 'vue';

/** So many rows are there at once; of longer lists a row waits until one comes near it. */
const AT_ONCE = 60;
const NEAR_MARGIN = '800px';

/**
 * Rows with many fields take their time. Those far away are a line of text with `data-far="ID"`
 * until they come near, and stay what they are from then on.
 */
export function useNearRows(
  list: Readonly<Ref<HTMLElement | null>>,
  rows: () => readonly { id: string }[],
) {
  const near = reactive(new Set<string>());
  const far = shallowRef<HTMLElement[]>([]);
  const idOf = (element: Element) => (element as HTMLElement).dataset.far ?? '';

  const isNear = (id: string): boolean => rows().length <= AT_ONCE || near.has(id);

  /** Makes rows whole at once. */
  async function bring(ids: readonly string[]): Promise<void> {
    for (const id of ids) near.add(id);
    await nextTick();
  }

  const look = () =>
    (far.value = [...(list.value?.querySelectorAll<HTMLElement>('[data-far]') ?? [])]);
  useMutationObserver(list, look, { childList: true });
  useIntersectionObserver(
    far,
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) near.add(idOf(target));
    },
    { rootMargin: NEAR_MARGIN },
  );
  void nextTick(look);
  return { isNear, bring };
}
