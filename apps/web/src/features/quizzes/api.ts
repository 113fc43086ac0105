import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';
import type { Answer } from './answer';

export type Quiz = components['schemas']['Quiz'];
type AttemptView = components['schemas']['QuizAttempt'];
type Judged = AttemptView['judged'][number];

/** A question as it is asked. */
export type TakerQuestion = AttemptView['questions'][number];
/** A question after the attempt, with what was answered and what is right. */
export type JudgedQuestion = TakerQuestion & Omit<Judged, 'questionId'> & { answer: Answer };

export interface Attempt extends Omit<AttemptView, 'answers' | 'judged'> {
  answers: Map<string, Answer>;
  /** Empty while it is open. */
  judged: JudgedQuestion[];
}

const at = (id: string) => ({ params: { path: { id } } });

export const getQuiz = (id: string) => answerOf(api.GET('/api/quizzes/{id}', at(id)));

export const getQuizzesOf = (classId: string) =>
  answerOf(api.GET('/api/classes/{id}/quizzes', at(classId)));

/** Those that the person has begun, the latest first. */
export const getMyQuizzes = () => answerOf(api.GET('/api/me/quizzes'));

export const getAttempt = async (id: string): Promise<Attempt> =>
  toAttempt(await answerOf(api.GET('/api/attempts/{id}', at(id))));

/** The attempt that is open, else a new one. */
export const openAttempt = async (quizId: string): Promise<Attempt> =>
  toAttempt(await answerOf(api.POST('/api/quizzes/{id}/attempts', at(quizId))));

/** Resolves after the server has committed it. */
export const saveAnswer = (attemptId: string, questionId: string, answer: Answer) =>
  answerOf(
    api.PUT('/api/attempts/{id}/answers/{questionId}', {
      params: { path: { id: attemptId, questionId } },
      body: answer,
    }),
  );

export const finishAttempt = async (id: string): Promise<Attempt> =>
  toAttempt(await answerOf(api.POST('/api/attempts/{id}/finish', at(id))));

function toAttempt({ answers, judged, ...attempt }: AttemptView): Attempt {
  const given = new Map(
    answers.map(({ questionId, picked, value }) => [questionId, { picked, value }]),
  );
  const questions = new Map(attempt.questions.map((question) => [question.id, question]));
  return {
    ...attempt,
    answers: given,
    judged: judged.flatMap(({ questionId, ...rest }) => {
      const question = questions.get(questionId);
      const answer = given.get(questionId) ?? { picked: [], value: null };
      return question ? [{ ...question, ...rest, answer }] : [];
    }),
  };
}
