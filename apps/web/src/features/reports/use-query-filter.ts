import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Filters that live in the address, so that a link and going back bring them again. */
export function useQueryFilter<K extends string>(names: readonly K[]) {
  const route = useRoute();
  const router = useRouter();
  type Filter = { [name in K]?: string | undefined };

  const filter: ComputedRef<Filter> = computed(() => {
    const chosen = names.flatMap((name) => {
      const value = route.query[name];
      return typeof value === 'string' && value ? [[name, value] as const] : [];
    });
    return Object.fromEntries(chosen) as Filter;
  });
  const isFiltered = computed(() => Object.keys(filter.value).length > 0);
  /** Undefined drops a filter. */
  const apply = (change: Filter): void =>
    void router.replace({ query: { ...filter.value, ...change } });
  const clear = (): void => void router.replace({ query: {} });
  return { filter, isFiltered, apply, clear };
}
