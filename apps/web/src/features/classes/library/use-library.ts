import { computed, shallowRef, type Ref } from 'vue';
import { asProblem } from '../../../app/http';
import { useLoad } from '../../../app/use-load';
import { getLibrary, type LibraryFilter, type LibraryItem } from '../api';

const PAGE_SIZE = 24;

interface Shown {
  items: LibraryItem[];
  nextCursor: string | null;
}

/** The classes that answer the filter, page after page; begins again when it changes. */
export function useLibrary(filter: Ref<LibraryFilter>, locale: Ref<string>) {
  const more = shallowRef<Shown | null>(null);
  const key = computed(() => JSON.stringify([filter.value, locale.value]));
  const first = useLoad(async (signal) => {
    const page = await getLibrary(filter.value, { limit: PAGE_SIZE }, signal);
    more.value = null;
    return page;
  }, key);
  const shown = computed<Shown | null>(() => more.value ?? first.data.value);
  const moreProblem = shallowRef<ReturnType<typeof asProblem> | null>(null);

  async function loadMore(): Promise<void> {
    const known = shown.value;
    const asked = key.value;
    if (!known?.nextCursor) return;
    try {
      const page = await getLibrary(filter.value, { limit: PAGE_SIZE, cursor: known.nextCursor });
      if (asked !== key.value) return;
      more.value = { items: [...known.items, ...page.items], nextCursor: page.nextCursor };
      moreProblem.value = null;
    } catch (error) {
      moreProblem.value = asProblem(error);
    }
  }

  return {
    items: computed(() => shown.value?.items ?? null),
    /** Of everything that is found, on whatever page. */
    found: first.data,
    hasMore: computed(() => shown.value?.nextCursor != null),
    problem: computed(() => first.problem.value ?? moreProblem.value),
    loading: first.loading,
    reload: first.reload,
    loadMore,
  };
}
