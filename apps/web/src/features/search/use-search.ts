import { refDebounced } from '@vueuse/core';
import { ref, shallowRef, watch } from 'vue';
import { asProblem, type ApiProblem } from '../../app/http';
import { search, type SearchResult } from './api';

const TYPING_MS = 150;

/** Asks the server while somebody types; what was found stays until the next answer is there. */
export function useSearch() {
  const words = ref('');
  const found = shallowRef<SearchResult | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let running = new AbortController();

  async function ask(text: string): Promise<void> {
    running.abort();
    const own = new AbortController();
    running = own;
    if (!text.trim()) {
      found.value = null;
      return;
    }
    loading.value = true;
    try {
      found.value = await search(text.slice(0, 200), own.signal);
      problem.value = null;
    } catch (error) {
      if (!own.signal.aborted) problem.value = asProblem(error);
    } finally {
      if (running === own) loading.value = false;
    }
  }

  watch(refDebounced(words, TYPING_MS), (text) => void ask(text));
  return { words, found, problem, loading };
}
