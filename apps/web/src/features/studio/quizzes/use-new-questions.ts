import { shallowRef } from 'vue';
import { keepDraft } from './kept-draft';
import { newOptionId } from './option-id';
import type { QuestionDraft, QuestionKind } from './question-draft';

/** A question that the server does not have yet, because it is incomplete. */
export interface NewQuestion {
  key: string;
  kind: QuestionKind;
  /** What it begins with; left out: nothing. */
  draft?: QuestionDraft;
}

/** New questions of a quiz; which ones there are outlives a reload, as their words do. */
export function useNewQuestions(quizId: string) {
  const store = keepDraft<NewQuestion[]>(`quiz-new-${quizId}`, window.localStorage);
  const all = shallowRef<NewQuestion[]>(store.get()?.draft ?? []);

  function set(next: NewQuestion[]): void {
    all.value = next;
    if (next.length === 0) store.clear();
    else store.put({ revision: 0, base: [], draft: next });
  }

  return {
    all,
    add(kind: QuestionKind, draft?: QuestionDraft): NewQuestion {
      const made = { key: newOptionId(), kind, ...(draft ? { draft } : {}) };
      set([...all.value, made]);
      return made;
    },
    remove: (key: string) => set(all.value.filter((one) => one.key !== key)),
  };
}
