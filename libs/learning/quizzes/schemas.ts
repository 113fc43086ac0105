import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { milliseconds, questionView, text, words } from './question-schemas';
import { QUESTION_KINDS } from './question';
import { QUIZ_STATES } from './quiz.entity';

const MAX_INT4 = 2_147_483_647;
export const MAX_QUESTIONS = 100;
const count = z.number().int().min(0);
const fraction = z.number().min(0).max(1);
const revision = z.number().int().min(1).max(MAX_INT4);
const state = z.enum(QUIZ_STATES);

export { idParams, type IdParams } from './question-schemas';

const facts = z.object({
  title: words(200),
  /** Null: of the whole class. */
  chapterId: z.uuid().nullable(),
  passPercent: z.number().int().min(1).max(100),
  /** Null: as many as people like. */
  maxAttempts: z.number().int().min(1).max(100).nullable(),
  shuffleQuestions: z.boolean(),
  shuffleOptions: z.boolean(),
});

export const newQuiz = z.object({ classId: z.uuid(), title: words(200) });
export type NewQuiz = z.infer<typeof newQuiz>;

export const quizChange = facts
  .extend({ questionIds: z.array(z.uuid()).max(MAX_QUESTIONS) })
  .partial()
  .extend({ revision });
export type QuizChange = z.infer<typeof quizChange>;

export const quizMove = z.object({ revision });
export type QuizMove = z.infer<typeof quizMove>;

export const quizSummary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state,
    classId: z.uuid(),
    classTitle: z.string(),
    questionCount: count,
    finishedAttempts: count,
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'QuizSummary' });
export type QuizSummary = z.infer<typeof quizSummary>;
export const quizPage = pageOf(quizSummary).meta({ id: 'QuizPage' });

export const quizQuery = pageQuery.extend({
  state: state.optional(),
  classId: z.uuid().optional(),
  /** Words of the title. */
  q: text(200).optional(),
});
export type QuizQuery = z.infer<typeof quizQuery>;

/** A quiz as its authors see it. */
export const quizSource = facts
  .extend({
    id: z.uuid(),
    state,
    revision: z.number().int(),
    classId: z.uuid(),
    classTitle: z.string(),
    questions: z.array(questionView),
    /** They stay as they are, whatever is changed here. */
    finishedAttempts: count,
    /** Whether nobody has ever begun it. */
    untouched: z.boolean(),
  })
  .meta({ id: 'QuizSource' });
export type QuizSource = z.infer<typeof quizSource>;

const finishedAttempt = z.object({
  id: z.uuid(),
  finishedAt: z.iso.datetime(),
  score: fraction,
  passed: z.boolean(),
});

/** A quiz as those see it who take it. */
export const quizView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state,
    classId: z.uuid(),
    classTitle: z.string(),
    /** Null: of the whole class. */
    chapterId: z.uuid().nullable(),
    questionCount: count,
    passPercent: count,
    /** Null: as many as the person likes. */
    attemptsLeft: count.nullable(),
    openAttemptId: z.uuid().nullable(),
    /** The person's own, the latest first, at most 20. */
    finished: z.array(finishedAttempt),
  })
  .meta({ id: 'Quiz' });
export type QuizView = z.infer<typeof quizView>;
export const quizList = z.object({ items: z.array(quizView) }).meta({ id: 'QuizList' });
export type QuizList = z.infer<typeof quizList>;

export const answerInput = z.object({
  /** Options that were chosen, in order where order counts; `true` or `false` of a statement. */
  picked: z.array(z.string().max(40)).max(50),
  value: z.number().min(-1e15).max(1e15).nullable(),
});
export type AnswerInput = z.infer<typeof answerInput>;

export const answerParams = z.object({ id: z.uuid(), questionId: z.uuid() });
export type AnswerParams = z.infer<typeof answerParams>;

const asked = z.object({
  id: z.uuid(),
  kind: z.enum(QUESTION_KINDS),
  prompt: z.string(),
  picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
  options: z.array(z.object({ id: z.string(), text: z.string() })),
  unit: z.string(),
});

const judged = z.object({
  questionId: z.uuid(),
  correct: z.boolean(),
  right: z.object({
    picked: z.array(z.string()),
    value: z.number().nullable(),
    tolerance: z.number(),
  }),
  explanation: z.string(),
  /** Where it is taught, when the person may still watch it. */
  reference: z
    .object({ classId: z.uuid(), chapterId: z.uuid(), atMs: milliseconds, title: z.string() })
    .nullable(),
});

/** A person's own attempt; what is right is told once it is finished. */
export const attemptView = z
  .object({
    id: z.uuid(),
    quizId: z.uuid(),
    number: count,
    passPercent: count,
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    score: fraction.nullable(),
    passed: z.boolean().nullable(),
    questions: z.array(asked),
    answers: z.array(answerInput.extend({ questionId: z.uuid() })),
    judged: z.array(judged),
  })
  .meta({ id: 'QuizAttempt' });
export type AttemptView = z.infer<typeof attemptView>;

const figures = z.object({
  questionId: z.uuid(),
  prompt: z.string(),
  kind: z.enum(QUESTION_KINDS),
  /** Attempts in which it was asked. */
  asked: count,
  facility: fraction.nullable(),
  /** −1 to 1; null where nothing differs. */
  discrimination: z.number().min(-1).max(1).nullable(),
  options: z.array(
    z.object({ id: z.string(), text: z.string(), right: z.boolean(), chosen: count }),
  ),
});

export const quizAnalysis = z
  .object({
    /** The first finished one of each person of a practice. */
    attempts: count,
    passedShare: fraction,
    /** Whether they are so few that the figures say little. */
    few: z.boolean(),
    questions: z.array(figures),
  })
  .meta({ id: 'QuizAnalysis' });
export type QuizAnalysis = z.infer<typeof quizAnalysis>;
