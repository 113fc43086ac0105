import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem, asProblem } from '../../../app/http';
import { useEvents } from '../../../app/use-events';
import { getRecording, getRecordings, type Recording, type RecordingFilter } from './api';

/** The recordings of a filter, page by page; each follows what the workers do to it. */
export function useRecordings(filter: Ref<RecordingFilter>) {
  const items = shallowRef<Recording[] | null>(null);
  const nextCursor = shallowRef<string | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let asked = 0;
  onScopeDispose(() => asked++);

  /** @param quiet nobody asked: what is shown stays when the server cannot be reached */
  async function load(more: boolean, quiet = false): Promise<void> {
    const own = ++asked;
    loading.value = true;
    try {
      const page = await getRecordings(filter.value, more ? nextCursor.value : null);
      if (own !== asked) return;
      items.value = more ? [...(items.value ?? []), ...page.items] : page.items;
      nextCursor.value = page.nextCursor;
      problem.value = null;
    } catch (error) {
      if (own === asked && !(quiet && items.value)) problem.value = asProblem(error);
    } finally {
      if (own === asked) loading.value = false;
    }
  }

  async function refresh(id: string): Promise<void> {
    const known = items.value?.some((recording) => recording.id === id) ?? false;
    // Where a new one belongs, the server knows.
    if (!known) return load(false, true);
    try {
      const fresh = await getRecording(id);
      items.value =
        items.value?.map((recording) => (recording.id === id ? fresh : recording)) ?? null;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) drop(id);
    }
  }

  function drop(id: string): void {
    items.value = items.value?.filter((recording) => recording.id !== id) ?? null;
  }

  useEvents((event) => {
    if (event.type === 'reconnected') void load(false, true);
    if (event.type !== 'recording' || typeof event.id !== 'string') return;
    if (event.deleted === true) drop(event.id);
    else void refresh(event.id);
  });
  watch(filter, () => void load(false), { immediate: true, deep: true });

  return { items, nextCursor, problem, loading, load, drop };
}
