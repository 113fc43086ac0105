import { computed, ref, shallowRef } from 'vue';
import { locale } from '../../../app/i18n';
import { getStudioQuiz, saveQuiz, toQuizDraft, type StudioQuestion, type StudioQuiz } from './api';
import { isQuizComplete } from './quiz-draft';
import type { QuestionDraft, QuestionKind } from './question-draft';
import { useAutosave } from './use-autosave';
import { useNewQuestions } from './use-new-questions';

/** One line of the list of questions; its key stays when the server gets to know the question. */
export interface QuestionRow {
  /** Names the row in lists. */
  id: string;
  question: StudioQuestion | null;
  kind: QuestionKind;
  /** What one that is not saved yet began with; null: nothing. */
  begun: QuestionDraft | null;
}

/** A quiz while it is made: its settings and the order of its questions save themselves. */
export function useQuizEditor(loaded: StudioQuiz) {
  const quiz = shallowRef(loaded);
  const known = ref(new Map(loaded.questions.map((question) => [question.id, question])));
  const keys = new Map<string, string>();
  const fresh = useNewQuestions(loaded.id);
  const opened = ref<string | null>(null);

  const savedOf = (found: StudioQuiz) => {
    quiz.value = found;
    for (const question of found.questions) known.value.set(question.id, question);
    return { revision: found.revision, draft: toQuizDraft(found) };
  };
  const autosave = useAutosave({
    key: `quiz-${loaded.id}`,
    initial: savedOf(loaded),
    load: async () => savedOf(await getStudioQuiz(loaded.id, locale.value)),
    save: async (now, revision) => savedOf(await saveQuiz(loaded.id, revision, now, locale.value)),
    isComplete: isQuizComplete,
  });
  const { draft } = autosave;

  const rows = computed<QuestionRow[]>(() => [
    ...draft.value.questionIds.flatMap((id) => {
      const question = known.value.get(id);
      if (!question) return [];
      return [{ id: keys.get(id) ?? id, question, kind: question.draft.kind, begun: null }];
    }),
    ...fresh.all.value.map(({ key, kind, draft: begun = null }) => {
      return { id: key, question: null, kind, begun };
    }),
  ]);

  function add(kind: QuestionKind, begun?: QuestionDraft): void {
    opened.value = fresh.add(kind, begun).key;
  }

  /** The server has a question: a new one takes its place in the quiz. */
  function took(row: QuestionRow, question: StudioQuestion): void {
    known.value.set(question.id, question);
    if (row.question) return;
    keys.set(question.id, row.id);
    draft.value.questionIds = [...draft.value.questionIds, question.id];
    fresh.remove(row.id);
  }

  function addFromBank(question: StudioQuestion): void {
    known.value.set(question.id, question);
    if (draft.value.questionIds.includes(question.id)) return;
    draft.value.questionIds = [...draft.value.questionIds, question.id];
  }

  /** Those that are not saved yet stay at the end. */
  function order(next: readonly QuestionRow[]): void {
    draft.value.questionIds = next.flatMap(({ question }) => (question ? [question.id] : []));
  }

  /** @returns how to bring it back; null when there was nothing to lose */
  function remove(row: QuestionRow): (() => void) | null {
    if (opened.value === row.id) opened.value = null;
    const { question } = row;
    if (!question) {
      fresh.remove(row.id);
      return null;
    }
    const at = draft.value.questionIds.indexOf(question.id);
    draft.value.questionIds = draft.value.questionIds.filter((id) => id !== question.id);
    return () => {
      draft.value.questionIds = draft.value.questionIds.toSpliced(at, 0, question.id);
    };
  }

  const hasUnfinished = computed(() => fresh.all.value.length > 0);
  const adopt = (found: StudioQuiz) => autosave.adopt(savedOf(found));
  return {
    ...{ quiz, rows, opened, autosave, hasUnfinished },
    ...{ add, took, addFromBank, order, remove, adopt },
  };
}
