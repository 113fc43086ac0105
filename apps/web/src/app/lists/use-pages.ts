import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue';
import { asProblem, type ApiProblem, type Page } from '../http';

/** A list that comes page by page; it begins anew whenever `source` changes. */
export function usePages<T>(
  ask: (cursor: string | null) => Promise<Page<T>>,
  source?: WatchSource,
) {
  const items = shallowRef<T[] | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  const hasMore = ref(false);
  let cursor: string | null = null;
  let asked = 0;
  onScopeDispose(() => asked++);

  async function load(more: boolean): Promise<void> {
    const own = ++asked;
    loading.value = true;
    try {
      const page = await ask(more ? cursor : null);
      if (own !== asked) return;
      items.value = more ? [...(items.value ?? []), ...page.items] : page.items;
      cursor = page.nextCursor;
      hasMore.value = cursor !== null;
      problem.value = null;
    } catch (error) {
      if (own === asked) problem.value = asProblem(error);
    } finally {
      if (own === asked) loading.value = false;
    }
  }

  if (source) watch(source, () => void load(false), { deep: true });
  void load(false);
  return {
    ...{ items, problem, loading, hasMore },
    reload: () => load(false),
    loadMore: () => load(true),
  };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;
