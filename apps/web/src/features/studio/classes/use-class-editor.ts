import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { useSession } from '../../../app/session';
import { useEvents } from '../../../app/use-events';
import { getStudioClass, type StudioClass } from './api';
import { isChanged, isComplete } from './class-draft';
import { draftKeeper } from './editor/kept-draft';
import { useAutosave } from './editor/use-autosave';
import { useClassSaving } from './editor/use-class-saving';
import { useClassVersions } from './editor/use-class-versions';

/**
 * A class while it is edited: saved by itself, kept in the browser until then, and brought together
 * with what others save meanwhile. Nothing that was typed is lost.
 */
export function useClassEditor(id: string, onMerged: () => void) {
  const versions = useClassVersions();
  const { history, base, baseDraft, ground, durationMs, dirty, conflicts } = versions;
  const { draft } = history;
  const { saving, send } = useClassSaving(id, versions, onMerged);
  const disputed = computed(() => conflicts.value.length > 0);
  const autosave = useAutosave({ draft, dirty, disputed, saving, send });
  const problem = shallowRef<ApiProblem | null>(null);
  /** When what was brought back had been typed; null: nothing was. */
  const broughtBack = ref<Date | null>(null);
  const keeper = draftKeeper(() => localStorage, useSession().me?.id ?? '', id);
  /** False where the browser has no room: then leaving would lose what is not saved. */
  const kept = ref(true);
  /** Another tab of the same person may keep something, too. */
  let isKeeping = false;
  let heard = 0;
  let gone = false;
  onScopeDispose(() => (gone = true));

  const complete = computed(
    () => draft.value !== null && isComplete(draft.value, durationMs.value),
  );

  async function load(): Promise<void> {
    try {
      const found = await getStudioClass(id);
      problem.value = null;
      if (base.value) adopt(found);
      else begin(found);
    } catch (error) {
      if (!base.value) problem.value = asProblem(error);
    }
  }

  function begin(found: StudioClass): void {
    const typed = keeper.find();
    isKeeping = typed !== null;
    const isNews = typed !== null && isChanged(typed.draft, typed.base);
    versions.begin(found, isNews ? typed : null);
    if (isNews && dirty.value) broughtBack.value = new Date(typed.atMs);
  }

  /** Takes over a version of the server. */
  function adopt(found: StudioClass): void {
    const mine = dirty.value;
    if (versions.take(found) && mine) onMerged();
  }

  /** Goes back to what the server has. */
  function discard(): void {
    if (baseDraft.value) history.edit(baseDraft.value);
    broughtBack.value = null;
  }

  watch([draft, base, ground], () => {
    if (!draft.value || !baseDraft.value || !base.value) return;
    if (!dirty.value) {
      if (isKeeping) keeper.forget();
      isKeeping = false;
      kept.value = true;
      return;
    }
    const { revision } = base.value;
    const over = ground.value ?? baseDraft.value;
    isKeeping = true;
    kept.value = keeper.keep({ draft: draft.value, base: over, revision, atMs: Date.now() });
  });
  watch(disputed, (now) => !now && ground.value && versions.settle());
  watch(saving, (now) => !now && heard > (base.value?.revision ?? Infinity) && void load());

  useEvents((event) => {
    if (gone) return;
    if (event.type === 'class' && event.id === id) {
      heard = Math.max(heard, Number(event.revision));
      if (!saving.value && heard > (base.value?.revision ?? Infinity)) void load();
    }
    const isMine = event.type === 'recording' && event.id === base.value?.recording?.id;
    if (isMine || event.type === 'reconnected') void load();
    if (event.type === 'reconnected' && dirty.value) void autosave.flush();
  });
  void load();

  return {
    ...{ base, draft, problem, saving, dirty, complete, durationMs, conflicts, broughtBack, kept },
    ...{ load, adopt, discard, choose: versions.choose, save: autosave.flush },
    saveState: autosave.state,
    savedAt: autosave.savedAt,
    saveProblem: autosave.problem,
    ...{ edit: history.edit, undo: history.undo, redo: history.redo },
    ...{ closeStep: history.closeStep, canUndo: history.canUndo, canRedo: history.canRedo },
  };
}

export type ClassEditor = ReturnType<typeof useClassEditor>;
