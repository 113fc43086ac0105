import type { TakerQuestion } from './api';

/** What a person has answered so far, of whatever kind the question is. */
export interface Answer {
  /** Options that were chosen; of an ordering all of them, in order. */
  picked: string[];
  value: number | null;
}

export const NO_ANSWER: Answer = { picked: [], value: null };

/** Whether there is anything to be judged. */
export const isAnswered = (answer: Answer | undefined): boolean =>
  answer !== undefined && (answer.picked.length > 0 || answer.value !== null);

/** Numbers, from 1, of the questions that nothing was answered to yet. */
export function unansweredOf(
  questions: readonly Pick<TakerQuestion, 'id'>[],
  answers: ReadonlyMap<string, Answer>,
): number[] {
  return questions.flatMap(({ id }, index) => (isAnswered(answers.get(id)) ? [] : [index + 1]));
}

/** Where to go on: the first question without an answer, else the last one. */
export function placeToResume(
  questions: readonly Pick<TakerQuestion, 'id'>[],
  answers: ReadonlyMap<string, Answer>,
): number {
  return unansweredOf(questions, answers)[0] ?? Math.max(1, questions.length);
}
