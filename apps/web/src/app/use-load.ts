import { onScopeDispose, ref, shallowRef, watch, type Ref, type WatchSource } from 'vue';
import { asProblem, type ApiProblem } from './http';

export interface Loaded<T> {
  data: Readonly<Ref<T | null>>;
  problem: Readonly<Ref<ApiProblem | null>>;
  loading: Readonly<Ref<boolean>>;
  /** Asks again, keeping what is shown until the answer is there. */
  reload: () => Promise<void>;
}

/**
 * Loads now and whenever `source` changes; an answer that was overtaken by a newer question is
 * dropped.
 */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  source?: WatchSource | WatchSource[],
): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let running = new AbortController();

  async function reload(): Promise<void> {
    running.abort();
    const own = new AbortController();
    running = own;
    loading.value = true;
    try {
      const answer = await load(own.signal);
      if (own.signal.aborted) return;
      data.value = answer;
      problem.value = null;
    } catch (error) {
      if (!own.signal.aborted) problem.value = asProblem(error);
    } finally {
      if (running === own) loading.value = false;
    }
  }

  if (source) watch(source, () => void reload());
  onScopeDispose(() => running.abort());
  void reload();
  return { data, problem, loading, reload };
}
