import { useDebounceFn } from '@vueuse/core';
import { shallowRef, watch, type Ref } from 'vue';
import { useEvents } from '../../../app/use-events';
import { getClassesOf, type ClassOf } from '../bulk/api';
import type { Recording } from './api';

/** What became of each recording that is shown; follows what anybody does to it. */
export function useClassesOf(shown: Ref<readonly Recording[] | null>) {
  const classOf = shallowRef<ReadonlyMap<string, ClassOf>>(new Map());
  let asked = 0;

  async function load(): Promise<void> {
    const own = ++asked;
    const found = await getClassesOf(shown.value?.map(({ id }) => id) ?? []);
    if (own !== asked) return;
    classOf.value = new Map(found.map((one) => [one.recordingId, one]));
  }

  // Without them the list still tells what became of each file.
  const reload = () => load().catch(() => undefined);
  const reloadSoon = useDebounceFn(reload, 150);
  watch(
    () => shown.value?.map(({ id }) => id).join(),
    () => void reload(),
    { immediate: true },
  );
  useEvents(({ type }) => {
    if (type === 'class' || type === 'reconnected') void reloadSoon();
  });
  return { classOf, reload };
}
