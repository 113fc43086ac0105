import { ref } from 'vue';
import { ApiProblem } from '../../../../app/http';
import { changeClass, getStudioClass, replaceChapters } from '../api';
import { sendable } from '../class-draft';
import type { useClassVersions } from './use-class-versions';

/** Somebody may save again while we look at what they saved. */
const TRIES = 5;

/** Sends what was changed over the newest version; what others saved meanwhile is merged first. */
export function useClassSaving(
  id: string,
  versions: ReturnType<typeof useClassVersions>,
  onMerged: () => void,
) {
  const { base, baseDraft, history, conflicts, durationMs, take } = versions;
  const saving = ref(false);

  /**
   * @returns whether there is nothing left to send; false when something is not complete or a
   * conflict waits for a choice
   * @throws ApiProblem for every refusal but `edited-meanwhile`
   */
  async function send(): Promise<boolean> {
    saving.value = true;
    try {
      for (let attempt = 1; attempt <= TRIES; attempt++) {
        if (conflicts.value.length > 0) return false;
        try {
          return await sendOnce();
        } catch (error) {
          if (!(error instanceof ApiProblem) || error.code !== 'edited-meanwhile') throw error;
          if (take(await getStudioClass(id))) onMerged();
        }
      }
      return false;
    } finally {
      saving.value = false;
    }
  }

  async function sendOnce(): Promise<boolean> {
    const [draft, before] = [history.draft.value, baseDraft.value];
    if (!draft || !before || !base.value) return false;
    const { facts, chapters, isPartial } = sendable(draft, before, durationMs.value);
    if (Object.keys(facts).length > 0) {
      const saved = await changeClass(id, base.value.revision, facts);
      if (take(saved, { ...baseDraft.value!, ...facts })) onMerged();
    }
    if (chapters) {
      const saved = await replaceChapters(id, base.value.revision, chapters);
      if (take(saved, { ...baseDraft.value!, chapters })) onMerged();
    }
    return !isPartial;
  }

  return { saving, send };
}
