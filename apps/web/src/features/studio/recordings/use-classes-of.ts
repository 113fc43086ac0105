import { shallowRef } from 'vue';
import { getClasses, type ClassSummary } from '../classes/api';

/** The class of each recording; the newest where there are several. */
export function useClassesOf() {
  const classOf = shallowRef<ReadonlyMap<string, ClassSummary>>(new Map());

  async function load(): Promise<void> {
    const { items } = await getClasses({}, { limit: 200 });
    classOf.value = new Map(items.reverse().map((found) => [found.recordingId, found]));
  }

  // Without them the list still tells what became of each file.
  void load().catch(() => undefined);
  return { classOf };
}
