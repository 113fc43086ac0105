import { computed, ref, shallowRef } from 'vue';
import type { StudioClass } from '../api';
import { draftOf, isChanged, same, type ClassDraft } from '../class-draft';
import { conflictKey, mergeClass, takeTheirs, type ClassConflict } from './merge-class';
import { useEditHistory } from './use-edit-history';

/**
 * The newest version of a class on the server and the draft over it. What others save is merged
 * into the draft and into every state that one may go back to, so that nobody's work is undone;
 * what does not go together is a conflict until the person has chosen.
 */
export function useClassVersions() {
  const history = useEditHistory();
  const { draft } = history;
  const base = shallowRef<StudioClass | null>(null);
  const baseDraft = computed(() => (base.value ? draftOf(base.value) : null));
  /** What both began with, while there are conflicts. */
  const ground = shallowRef<ClassDraft | null>(null);
  const decided = ref(new Set<string>());

  const durationMs = computed(() => base.value?.durationMs ?? null);
  const lengthMs = () => durationMs.value ?? Infinity;
  const dirty = computed(
    () =>
      draft.value !== null && baseDraft.value !== null && isChanged(draft.value, baseDraft.value),
  );
  const conflicts = computed<ClassConflict[]>(() => {
    if (!ground.value || !draft.value || !baseDraft.value) return [];
    const sides = { base: ground.value, mine: draft.value, theirs: baseDraft.value };
    const all = mergeClass(sides, lengthMs()).conflicts;
    return all.filter((conflict) => !decided.value.has(conflictKey(conflict)));
  });

  /** The first version that is seen, with what was typed over an older one, if anything. */
  function begin(found: StudioClass, kept: { draft: ClassDraft; base: ClassDraft } | null): void {
    base.value = found;
    const theirs = draftOf(found);
    history.start(theirs);
    if (!kept) return;
    const sides = { base: kept.base, mine: kept.draft, theirs };
    const merged = mergeClass(sides, lengthMs());
    history.edit(merged.draft);
    openConflicts(merged.conflicts, kept.base);
  }

  /**
   * A newer version of the server.
   * @param before what the draft stands on: the version before, with what was just sent
   * @returns whether it brought anything that was not known here
   */
  function take(found: StudioClass, before = baseDraft.value): boolean {
    if (!base.value || !before || found.revision < base.value.revision) return false;
    const theirs = draftOf(found);
    const mine = draft.value;
    base.value = found;
    if (!mine || same(before, theirs)) return false;
    const merged = mergeClass({ base: before, mine, theirs }, lengthMs());
    history.rebase((state) => mergeClass({ base: before, mine: state, theirs }, lengthMs()).draft);
    openConflicts(merged.conflicts, before);
    return true;
  }

  function openConflicts(found: readonly ClassConflict[], from: ClassDraft): void {
    if (found.length > 0) ground.value ??= from;
  }

  function choose(conflict: ClassConflict, side: 'mine' | 'theirs'): void {
    if (side === 'mine') decided.value = new Set([...decided.value, conflictKey(conflict)]);
    else if (draft.value) history.edit(takeTheirs(draft.value, conflict, lengthMs()));
  }

  /** Once all is chosen: from here on the draft stands on the newest version. */
  function settle(): void {
    ground.value = null;
    decided.value = new Set();
  }

  return {
    history,
    base,
    baseDraft,
    ground,
    durationMs,
    dirty,
    conflicts,
    begin,
    take,
    choose,
    settle,
  };
}
