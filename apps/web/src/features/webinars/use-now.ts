import { useIntervalFn } from '@vueuse/core';
import { ref, type Ref } from 'vue';

/** The present, often enough for what begins by the minute. */
export function useNow(): Readonly<Ref<number>> {
  const now = ref(Date.now());
  useIntervalFn(() => (now.value = Date.now()), 10_000);
  return now;
}
