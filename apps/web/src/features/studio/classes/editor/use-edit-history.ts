import { computed, shallowRef } from 'vue';
import type { ClassDraft } from '../class-draft';
import * as steps from './edit-history';

/** The draft that is edited, and the way back and forth through its states. */
export function useEditHistory() {
  const history = shallowRef<steps.EditHistory<ClassDraft> | null>(null);
  const draft = computed(() => (history.value ? steps.present(history.value) : null));

  function change(
    work: (now: steps.EditHistory<ClassDraft>) => steps.EditHistory<ClassDraft>,
  ): void {
    if (history.value) history.value = work(history.value);
  }

  return {
    draft,
    canUndo: computed(() => history.value !== null && steps.canUndo(history.value)),
    canRedo: computed(() => history.value !== null && steps.canRedo(history.value)),
    start: (state: ClassDraft) => void (history.value = steps.startHistory(state)),
    edit: (changes: Partial<ClassDraft>, kind: steps.EditKind = {}) =>
      change((now) =>
        steps.record(now, { ...steps.present(now), ...changes }, { ...kind, nowMs: Date.now() }),
      ),
    undo: () => change(steps.undo),
    redo: () => change(steps.redo),
    closeStep: () => change(steps.closeStep),
    rebase: (onto: (state: ClassDraft) => ClassDraft) =>
      change((now) => steps.rebaseHistory(now, onto)),
  };
}
