import { ref, shallowRef, watch, type Ref } from 'vue';
import { asProblem, type ApiProblem } from '../../app/http';
import { getAttempt, getQuiz, openAttempt, type Attempt, type Quiz } from './api';

/** A quiz and, when the address names one, an attempt at it. */
export function useQuiz(quizId: string, attemptId: Readonly<Ref<string | null>>) {
  const quiz = shallowRef<Quiz | null>(null);
  const attempt = shallowRef<Attempt | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let asked = 0;

  async function load(): Promise<void> {
    const own = ++asked;
    loading.value = true;
    try {
      const named = attemptId.value;
      const [found, foundAttempt] = await Promise.all([
        getQuiz(quizId),
        named ? getAttempt(named) : null,
      ]);
      if (own !== asked) return;
      quiz.value = found;
      attempt.value = foundAttempt;
      problem.value = null;
    } catch (error) {
      if (own === asked) problem.value = asProblem(error);
    } finally {
      if (own === asked) loading.value = false;
    }
  }

  /**
   * A new attempt, or the one that is open.
   * @throws ApiProblem
   */
  async function begin(): Promise<Attempt> {
    const opened = await openAttempt(quizId);
    attempt.value = opened;
    return opened;
  }

  /** An attempt has been finished: its result, and what is left to try. */
  function took(finished: Attempt): void {
    attempt.value = finished;
    void getQuiz(quizId)
      .then((found) => (quiz.value = found))
      .catch(() => undefined);
  }

  watch(attemptId, (named) => {
    if (named !== (attempt.value?.id ?? null)) void load();
  });
  void load();
  return { quiz, attempt, problem, loading, load, begin, took };
}
