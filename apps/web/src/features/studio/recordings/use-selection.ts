import { computed, ref, type Ref } from 'vue';

/** Which of the shown things are chosen; what is shown no longer is chosen no longer. */
export function useSelection<T extends { id: string }>(shown: Ref<readonly T[] | null>) {
  const ids = ref(new Set<string>());
  const chosen = computed(() => (shown.value ?? []).filter(({ id }) => ids.value.has(id)));
  const all = computed<boolean | 'indeterminate'>(() => {
    if (chosen.value.length === 0) return false;
    return chosen.value.length === shown.value?.length || 'indeterminate';
  });

  function choose(id: string, is: boolean): void {
    if (is) ids.value.add(id);
    else ids.value.delete(id);
  }
  const clear = (): void => ids.value.clear();
  function chooseAll(is: boolean): void {
    clear();
    if (is) shown.value?.forEach(({ id }) => ids.value.add(id));
  }
  return { ids, chosen, all, choose, chooseAll, clear };
}
