import type { ApiClient } from '@rounds/testing';
import { z } from 'zod';
import { expectAnswer, type ClassDetail } from './answers';
import { ensure } from './ensure';

const made = z.object({ id: z.string(), revision: z.number() });
const attempt = z.object({ id: z.string(), questions: z.array(z.object({ id: z.string() })) });
const result = z.object({
  score: z.number(),
  passed: z.boolean(),
  judged: z.array(
    z.object({
      questionId: z.string(),
      correct: z.boolean(),
      reference: z.object({ chapterId: z.string(), atMs: z.number() }).nullable(),
    }),
  ),
});

export interface SmokeQuiz {
  id: string;
  revision: number;
  refusals: number;
}

/** A statement and a number about the class: one is answered right, the other wrong. */
export async function takeQuiz(
  trainer: ApiClient,
  learner: ApiClient,
  stranger: ApiClient,
  lesson: ClassDetail,
): Promise<SmokeQuiz> {
  const { id, revision, right, wrong } = await publishQuiz(trainer, lesson);
  const begun = expectAnswer(
    await learner.post(`/api/quizzes/${id}/attempts`),
    200,
    attempt,
    'quiz-begin',
  );
  ensure(begun.questions.length === 2, 'quiz-questions', `asked ${begun.questions.length}`);
  const path = `/api/attempts/${begun.id}`;
  const answers = [
    await learner.put(`${path}/answers/${right}`, { picked: ['true'], value: null }),
    await learner.put(`${path}/answers/${wrong}`, { picked: [], value: 13 }),
  ];
  const codes = answers.map(({ status }) => status);
  ensure(
    codes.every((status) => status === 204),
    'quiz-answers',
    codes.join(),
  );
  const done = expectAnswer(await learner.post(`${path}/finish`), 200, result, 'quiz-finish');
  ensure(done.score === 0.5 && !done.passed, 'quiz-score', JSON.stringify(done));
  const missed = done.judged.filter(({ correct }) => !correct);
  const [first] = missed;
  ensure(missed.length === 1 && first?.questionId === wrong, 'quiz-judged', JSON.stringify(missed));
  const taught = first.reference?.chapterId === lesson.chapters[1]?.id;
  ensure(taught, 'quiz-reference', `what was missed leads to ${JSON.stringify(first.reference)}`);

  const refused = [
    await stranger.get(`/api/quizzes/${id}`),
    await stranger.post(`/api/quizzes/${id}/attempts`),
    await stranger.get(path),
    await stranger.post(`${path}/finish`),
  ].map(({ status }) => status);
  ensure(
    refused.every((status) => status === 404),
    'refusal',
    `a quiz answered ${refused.join()}`,
  );
  return { id, revision, refusals: refused.length };
}

async function publishQuiz(
  trainer: ApiClient,
  { id: classId, chapters }: ClassDetail,
): Promise<{ id: string; revision: number; right: string; wrong: string }> {
  const chapter = chapters[1];
  ensure(chapter !== undefined, 'chapters', 'the class has no second chapter');
  const reference = { classId, chapterId: chapter.id, atMs: chapter.startMs };
  const ask = async (question: object): Promise<string> => {
    const input = { ...BLANK, reference, ...question };
    return expectAnswer(await trainer.post('/api/questions', input), 201, made, 'question').id;
  };
  const right = await ask({ kind: 'true-false', prompt: 'Coverage is checked first', truth: true });
  const wrong = await ask({ kind: 'numeric', prompt: 'Visits left?', value: 12 });
  const quiz = expectAnswer(
    await trainer.post('/api/quizzes', { classId, title: 'Smoke quiz' }),
    201,
    made,
    'quiz',
  );
  const path = `/api/quizzes/${quiz.id}`;
  const change = { revision: quiz.revision, questionIds: [right, wrong], passPercent: 80 };
  const filled = expectAnswer(await trainer.patch(path, change), 200, made, 'quiz-questions');
  const { revision } = filled;
  const published = await trainer.post(`${path}/publish`, { revision });
  return { ...expectAnswer(published, 200, made, 'quiz-publish'), right, wrong };
}

const BLANK = {
  ...{ options: [], truth: null, value: null, tolerance: 0, unit: '', explanation: '' },
  ...{ picture: null, topics: [] },
};
