import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem, asProblem } from '../../../app/http';
import { mergeDrafts, same } from './merge-drafts';
import { keepDraft } from './kept-draft';

/** `incomplete`: it cannot be saved as it is; it stays in the browser until it can. */
export type SaveState =
  'saved' | 'unsaved' | 'saving' | 'incomplete' | 'offline' | 'conflict' | 'refused';

export interface Saved<D> {
  revision: number;
  draft: D;
}
export interface AutosavePorts<D> {
  /** Names the draft in the browser's store. */
  key: string;
  initial: Saved<D>;
  load: () => Promise<Saved<D>>;
  save: (draft: D, revision: number) => Promise<Saved<D>>;
  isComplete: (draft: D) => boolean;
}

/** Drafts hold plain data only; what is reactive about them stays behind. */
const copyOf = <D>(draft: D): D => JSON.parse(JSON.stringify(draft)) as D;
const PAUSE_MS = 700;
const AGAIN_MS = 5_000;

/**
 * Saves a form by itself while somebody types. What was typed is kept in the browser until the
 * server has it; when somebody else has saved meanwhile, both are merged, and the person chooses
 * where both have changed the same.
 */
export function useAutosave<D extends object>(ports: AutosavePorts<D>) {
  const kept = keepDraft<D>(ports.key, window.localStorage);
  let base = ports.initial;
  const draft = ref(copyOf(base.draft)) as Ref<D>;
  const state = ref<SaveState>('saved');
  const problem = shallowRef<ApiProblem | null>(null);
  const conflict = shallowRef<{ fields: (keyof D)[]; theirs: D } | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const plain = (): D => copyOf(draft.value);
  const isDirty = (): boolean => !same(draft.value, base.draft);

  function restore(): void {
    const found = kept.get();
    if (!found || same(found.draft, base.draft)) return kept.clear();
    if (found.revision === base.revision) draft.value = found.draft;
    else meet(found.base, found.draft, base);
  }

  /** Mine over a newer version of the server's. */
  function meet(before: D, mine: D, newer: Saved<D>): void {
    const { merged, conflicts } = mergeDrafts(before, mine, newer.draft);
    base = newer;
    draft.value = merged;
    conflict.value = conflicts.length > 0 ? { fields: conflicts, theirs: newer.draft } : null;
  }

  function changed(): void {
    clearTimeout(timer);
    if (!isDirty()) {
      kept.clear();
      if (!running) state.value = 'saved';
      return;
    }
    kept.put({ revision: base.revision, base: base.draft, draft: plain() });
    if (conflict.value) state.value = 'conflict';
    else if (!ports.isComplete(draft.value)) state.value = 'incomplete';
    else {
      if (!running) state.value = 'unsaved';
      timer = setTimeout(() => void flush(), PAUSE_MS);
    }
  }

  async function once(): Promise<void> {
    const sent = plain();
    const before = base.draft;
    state.value = 'saving';
    try {
      const saved = await ports.save(sent, base.revision);
      // What was typed stays as it was typed, also where the server has trimmed it.
      base = { revision: saved.revision, draft: sent };
      problem.value = null;
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'edited-meanwhile') {
        meet(before, plain(), await ports.load());
      } else throw error;
    }
  }

  async function run(): Promise<void> {
    try {
      while (isDirty() && !conflict.value && ports.isComplete(draft.value)) await once();
      running = null;
      changed();
    } catch (error) {
      running = null;
      problem.value = asProblem(error);
      const isAway = problem.value.status === 0 || problem.value.status >= 500;
      state.value = isAway ? 'offline' : 'refused';
      if (isAway) timer = setTimeout(() => void flush(), AGAIN_MS);
    }
  }

  /** Saves now what waits; resolves when that has been tried. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= run();
    return running;
  }

  function keepMine(): Promise<void> {
    conflict.value = null;
    return flush();
  }

  function takeTheirs(): Promise<void> {
    const chosen = conflict.value;
    if (chosen) {
      for (const field of chosen.fields) draft.value[field] = chosen.theirs[field];
    }
    return keepMine();
  }

  /** A newer version has been answered by another call. */
  function adopt(saved: Saved<D>): void {
    if (isDirty()) meet(base.draft, plain(), saved);
    else {
      base = saved;
      draft.value = copyOf(saved.draft);
    }
  }

  restore();
  watch(draft, changed, { deep: true, flush: 'sync' });
  changed();
  useEventListener(window, 'online', () => void flush());
  onScopeDispose(() => {
    clearTimeout(timer);
    if (isDirty() && !conflict.value && ports.isComplete(draft.value)) void flush();
  });
  const dirty = computed(() => state.value !== 'saved');
  return {
    draft,
    state,
    problem,
    conflict,
    dirty,
    flush,
    keepMine,
    takeTheirs,
    adopt,
    revision: () => base.revision,
  };
}
