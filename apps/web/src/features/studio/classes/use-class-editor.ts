import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { ApiProblem, asProblem } from '../../../app/http';
import { useEvents } from '../../../app/use-events';
import { changeClass, getStudioClass, replaceChapters, type StudioClass } from './api';
import { toChapters } from './chapter-rows';
import {
  changedFacts,
  chaptersChanged,
  draftOf,
  isComplete,
  rebase,
  type ClassDraft,
} from './class-draft';

/**
 * A class and the form that changes it. What was typed is never lost: when somebody else has saved
 * meanwhile, both versions are shown and the person chooses.
 */
export function useClassEditor(id: string) {
  const base = shallowRef<StudioClass | null>(null);
  const draft = ref<ClassDraft | null>(null);
  const theirs = shallowRef<StudioClass | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const saving = ref(false);
  let gone = false;
  onScopeDispose(() => (gone = true));

  const dirty = computed(() => {
    if (!base.value || !draft.value) return false;
    const facts = changedFacts(draft.value, base.value);
    return Object.keys(facts).length > 0 || chaptersChanged(draft.value, base.value);
  });
  const complete = computed(
    () => draft.value !== null && isComplete(draft.value, base.value?.durationMs ?? null),
  );

  async function load(): Promise<void> {
    try {
      const found = await getStudioClass(id);
      problem.value = null;
      if (dirty.value) freshen(found);
      else adopt(found);
    } catch (error) {
      if (!base.value) problem.value = asProblem(error);
    }
  }

  /** Takes over a version of the server, and the form with it. */
  function adopt(found: StudioClass): void {
    base.value = found;
    draft.value = draftOf(found);
    theirs.value = null;
  }

  /** The recording moves on while somebody types. */
  function freshen(found: StudioClass): void {
    if (!base.value || !draft.value || found.revision !== base.value.revision) return;
    if (draft.value.rows.length === 0) draft.value.rows = draftOf(found).rows;
    base.value = found;
  }

  /**
   * @returns whether everything is saved; false when somebody else has saved meanwhile
   * @throws ApiProblem for every other refusal
   */
  async function save(): Promise<boolean> {
    const form = draft.value;
    if (!base.value || !form || saving.value) return false;
    saving.value = true;
    let saved = base.value;
    try {
      const facts = changedFacts(form, saved);
      const chapters = chaptersChanged(form, saved) ? toChapters(form.rows) : null;
      if (Object.keys(facts).length > 0) {
        saved = await changeClass(id, saved.revision, facts);
        // Kept when the chapters are refused.
        base.value = saved;
      }
      if (chapters) saved = await replaceChapters(id, saved.revision, chapters);
      adopt(saved);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'edited-meanwhile') throw error;
      const newer = await getStudioClass(id);
      rebase(form, saved, newer);
      base.value = newer;
      // Both may have typed the same.
      if (dirty.value) theirs.value = newer;
      return !dirty.value;
    } finally {
      saving.value = false;
    }
  }

  /** What was typed goes over the other version. */
  function keepMine(): Promise<boolean> {
    theirs.value = null;
    return save();
  }

  useEvents((event) => {
    const mine = event.type === 'recording' && event.id === base.value?.recording?.id;
    if (!gone && (mine || event.type === 'reconnected')) void load();
  });
  void load();
  return { base, draft, theirs, problem, saving, dirty, complete, load, adopt, save, keepMine };
}
