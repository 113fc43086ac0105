import type { components, paths } from '@rounds/api-client';
import { answerOf, api, type Page } from '../../../app/http';
import type { TakerQuestion } from '../../quizzes/api';
import { toDraft, toInput } from './question-api';
import type { QuestionDraft } from './question-draft';
import type { QuizDraft } from './quiz-draft';

export type QuizSummary = components['schemas']['QuizSummary'];
export type QuizAnalysis = components['schemas']['QuizAnalysis'];
export type AnalysedQuestion = QuizAnalysis['questions'][number];
type QuizSource = components['schemas']['QuizSource'];
type QuestionView = components['schemas']['Question'];
type BankQuery = NonNullable<paths['/api/questions']['get']['parameters']['query']>;

/** A question of the bank with the form that changes it. */
export interface StudioQuestion {
  id: string;
  revision: number;
  draft: QuestionDraft;
  /** How many quizzes ask it. */
  quizzes: number;
}
/** A quiz as its authors see it. */
export type StudioQuiz = Omit<QuizSource, 'questions'> & { questions: StudioQuestion[] };

export interface QuizFilter {
  state?: QuizSummary['state'] | undefined;
  q?: string | undefined;
  classId?: string | undefined;
}

const at = (id: string) => ({ params: { path: { id } } });
const PAGE = 30;

export const getQuizzes = (filter: QuizFilter, cursor?: string | null) =>
  answerOf(
    api.GET('/api/quizzes', {
      params: { query: { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const makeQuiz = (input: { classId: string; title: string }) =>
  answerOf(api.POST('/api/quizzes', { body: input }));

export const getStudioQuiz = async (id: string, locale: string): Promise<StudioQuiz> =>
  toQuiz(await answerOf(api.GET('/api/quizzes/{id}/source', at(id))), locale);

export const saveQuiz = async (
  id: string,
  revision: number,
  { passPercent, ...draft }: QuizDraft,
  locale: string,
): Promise<StudioQuiz> => {
  const body = { revision, ...draft, ...(passPercent === null ? {} : { passPercent }) };
  return toQuiz(await answerOf(api.PATCH('/api/quizzes/{id}', { ...at(id), body })), locale);
};

export const publishQuiz = async (id: string, revision: number, locale: string) =>
  toQuiz(
    await answerOf(api.POST('/api/quizzes/{id}/publish', { ...at(id), body: { revision } })),
    locale,
  );

export const unpublishQuiz = async (id: string, revision: number, locale: string) =>
  toQuiz(
    await answerOf(api.POST('/api/quizzes/{id}/unpublish', { ...at(id), body: { revision } })),
    locale,
  );

export const deleteQuiz = (id: string) => answerOf(api.DELETE('/api/quizzes/{id}', at(id)));

export const getAnalysis = (id: string) => answerOf(api.GET('/api/quizzes/{id}/analysis', at(id)));

export async function getBank(
  filter: Pick<BankQuery, 'q' | 'topic'>,
  cursor: string | null,
  locale: string,
): Promise<Page<StudioQuestion>> {
  const query = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) };
  const page = await answerOf(api.GET('/api/questions', { params: { query } }));
  return { ...page, items: page.items.map((one) => toQuestion(one, locale)) };
}

export const getQuestion = async (id: string, locale: string) =>
  toQuestion(await answerOf(api.GET('/api/questions/{id}', at(id))), locale);

export const createQuestion = async (draft: QuestionDraft, locale: string) =>
  toQuestion(await answerOf(api.POST('/api/questions', { body: toInput(draft, locale) })), locale);

export const saveQuestion = async (
  id: string,
  revision: number,
  draft: QuestionDraft,
  locale: string,
) =>
  toQuestion(
    await answerOf(
      api.PUT('/api/questions/{id}', {
        ...at(id),
        body: { ...toInput(draft, locale), revision },
      }),
    ),
    locale,
  );

/** The polls of the webinar that a class was; none of one that was none. */
export const getLivePolls = (id: string, signal: AbortSignal) =>
  answerOf(api.GET('/api/classes/{id}/live-record/polls', { ...at(id), signal }));

/** @param data base64 */
export const sendPicture = (data: string) =>
  answerOf(api.POST('/api/questions/pictures', { body: { data } }));

export const toQuizDraft = ({ questions, ...quiz }: StudioQuiz): QuizDraft => ({
  title: quiz.title,
  chapterId: quiz.chapterId,
  passPercent: quiz.passPercent,
  maxAttempts: quiz.maxAttempts,
  shuffleQuestions: quiz.shuffleQuestions,
  shuffleOptions: quiz.shuffleOptions,
  questionIds: questions.map(({ id }) => id),
});

/** A question as a learner gets it; steps are shown mixed. */
export function toTakerQuestion({ id, draft }: StudioQuestion): TakerQuestion {
  const { kind, prompt, picture, unit } = draft;
  const options = draft.options
    .filter(({ text }) => text.trim() !== '')
    .map(({ id: optionId, text }) => ({ id: optionId, text }));
  return {
    ...{ id, kind, prompt, unit },
    picture: picture && { url: picture.url, alt: picture.alt },
    options: kind === 'ordering' ? [...options.slice(1), ...options.slice(0, 1)] : options,
  };
}

const toQuestion = (view: QuestionView, locale: string): StudioQuestion => ({
  id: view.id,
  revision: view.revision,
  draft: toDraft(view, locale),
  quizzes: view.quizzes,
});

const toQuiz = ({ questions, ...quiz }: QuizSource, locale: string): StudioQuiz => ({
  ...quiz,
  questions: questions.map((question) => toQuestion(question, locale)),
});
