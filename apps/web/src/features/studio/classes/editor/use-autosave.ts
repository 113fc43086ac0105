import { backoffMs } from '@rounds/player';
import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { asProblem, type ApiProblem } from '../../../../app/http';

const REST_MS = 1000;

export type SaveState =
  'clean' | 'waiting' | 'saving' | 'saved' | 'offline' | 'incomplete' | 'conflict' | 'refused';

interface Edited {
  draft: Ref<unknown>;
  dirty: Ref<boolean>;
  /** Whether a conflict waits for a choice. */
  disputed: Ref<boolean>;
  saving: Ref<boolean>;
  /** @returns whether nothing is left to send */
  send: () => Promise<boolean>;
}

/** Saves a moment after the last edit, and again and again until the server has answered. */
export function useAutosave({ draft, dirty, disputed, saving, send }: Edited) {
  const savedAt = shallowRef<Date | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const incomplete = ref(false);
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let gone = false;

  const state = computed<SaveState>(() => {
    if (disputed.value) return 'conflict';
    if (saving.value && !problem.value) return 'saving';
    if (dirty.value && problem.value) return isPassing(problem.value) ? 'offline' : 'refused';
    if (dirty.value) return incomplete.value ? 'incomplete' : 'waiting';
    return savedAt.value ? 'saved' : 'clean';
  });

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (!gone) timer = setTimeout(() => void flush(), delayMs);
  }

  /**
   * Saves now what was changed.
   * @returns whether everything is on the server
   */
  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (running) await running;
    if (!dirty.value) return true;
    if (disputed.value) return false;
    running ??= attempt().finally(() => (running = null));
    return await running;
  }

  async function attempt(): Promise<boolean> {
    try {
      const complete = await send();
      incomplete.value = !complete;
      problem.value = null;
      failures = 0;
      if (!dirty.value || complete) savedAt.value = new Date();
      // Something was typed while it was on its way.
      if (dirty.value && complete) schedule(REST_MS);
      return !dirty.value;
    } catch (error) {
      problem.value = asProblem(error);
      failures++;
      if (isPassing(problem.value)) schedule(backoffMs(failures));
      return false;
    }
  }

  watch(draft, () => {
    incomplete.value = false;
    if (problem.value && !isPassing(problem.value)) problem.value = null;
    if (dirty.value) schedule(REST_MS);
  });
  watch(disputed, (now) => !now && dirty.value && schedule(0));
  const soon = () => dirty.value && void flush();
  useEventListener(window, 'online', soon);
  useEventListener(window, 'blur', soon);
  useEventListener(document, 'focusout', ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) soon();
  });
  useEventListener(document, 'visibilitychange', () => document.hidden && soon());
  onScopeDispose(() => {
    gone = true;
    clearTimeout(timer);
  });
  return { state, savedAt, problem, flush };
}

/** Whether trying again may help: no answer, an overloaded or a failing server. */
const isPassing = ({ status, code }: ApiProblem): boolean =>
  code === 'offline' || status === 429 || status >= 500;
