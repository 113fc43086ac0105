import { useMutationObserver } from '@vueuse/core';
import type { Ref } from 'vue';

/** Names the list of a command palette for screen readers; the UI library leaves it without a name. */
export function useListName(place: Ref<HTMLElement | null>, name: () => string): void {
  const give = (): void =>
    place.value?.querySelector('[role=listbox]')?.setAttribute('aria-label', name());
  useMutationObserver(place, give, { childList: true, subtree: true });
}
