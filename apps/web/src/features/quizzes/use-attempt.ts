import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { ApiProblem } from '../../app/http';
import { NO_ANSWER, type Answer } from './answer';
import { finishAttempt, saveAnswer, type Attempt } from './api';
import { createAnswerSender, type SendState } from './sending/answer-sender';
import { keepAnswers } from './sending/kept-answers';

const REFUSALS = [400, 403, 404, 409, 410, 413, 422];

/**
 * The answers of an attempt that is open. Each is kept in the browser until the server has it, so
 * that neither a reload, nor the end of the session, nor a server that is away loses any.
 */
export function useAttempt(attempt: Attempt, onRefused: (error: unknown) => void) {
  const kept = keepAnswers<Answer>(attempt.id, window.localStorage);
  const answers = shallowRef(new Map<string, Answer>([...attempt.answers, ...kept.all()]));
  const state = ref<SendState>('saved');
  const finishing = ref(false);

  const sender = createAnswerSender<Answer>({
    kept,
    send: (questionId, answer) => saveAnswer(attempt.id, questionId, answer),
    isFinal: (error) => error instanceof ApiProblem && REFUSALS.includes(error.status),
    onState: (now) => (state.value = now),
    onRefused,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  onScopeDispose(() => sender.stop());
  useEventListener(window, 'online', () => void sender.flush());
  void sender.flush();

  function put(questionId: string, answer: Answer): void {
    answers.value = new Map(answers.value).set(questionId, answer);
    sender.put(questionId, answer);
  }

  /**
   * Finishes after everything has arrived.
   * @throws ApiProblem
   */
  async function finish(): Promise<Attempt> {
    finishing.value = true;
    try {
      await sender.flush();
      const finished = await finishAttempt(attempt.id);
      kept.clear();
      return finished;
    } finally {
      finishing.value = false;
    }
  }

  return {
    answers,
    state,
    finishing: computed(() => finishing.value),
    answerOf: (questionId: string): Answer => answers.value.get(questionId) ?? NO_ANSWER,
    put,
    finish,
  };
}
