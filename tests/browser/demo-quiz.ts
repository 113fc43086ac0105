import type { ApiAnswer, ApiClient } from '@rounds/testing';

/** A published quiz with a question of each kind that the learner has finished once and begun again. */
export interface DemoQuiz {
  quizId: string;
  finishedId: string;
  openId: string;
}

const BLANK = {
  ...{ options: [], truth: null, value: null, tolerance: 0, unit: '', explanation: '' },
  ...{ picture: null, reference: null, topics: ['practice:eligibility'] },
};
const options = (right: string, ...texts: string[]) =>
  texts.map((text, index) => {
    const id = `${index}`;
    return { id, text, right: right.includes(id) };
  });

const QUESTIONS = [
  {
    ...{ kind: 'single', prompt: 'When is coverage checked for a visit that is booked ahead?' },
    options: options('1', 'On the day of the visit', 'Two working days before', 'After the claim'),
    explanation: 'Two days leave time to call the patient when the plan has ended.',
  },
  {
    ...{ kind: 'multiple', prompt: 'What does the answer to an eligibility request tell?' },
    options: options('02', 'Whether the plan is active', 'What was coded', 'The copay'),
  },
  { kind: 'true-false', prompt: 'An active plan covers every service.', truth: false },
  {
    ...{
      kind: 'numeric',
      prompt: 'Allowed 120, coinsurance 20 per cent. What does the patient owe?',
    },
    ...{ value: 24, tolerance: 0.5, unit: '$' },
  },
  {
    ...{ kind: 'ordering', prompt: 'Put the steps of the front desk in order.' },
    options: options('', 'Verify the card', 'Ask the payer', 'Write down the answer'),
  },
];

/** The first question is answered wrong; it is taught at the second 3 of the class's first chapter. */
export async function makeDemoQuiz(
  trainer: ApiClient,
  learner: ApiClient,
  classId: string,
): Promise<DemoQuiz> {
  const detail = await told<{ chapters: { id: string }[] }>(trainer.get(`/api/classes/${classId}`));
  const reference = { classId, chapterId: detail.chapters[0]?.id, atMs: 3000 };
  const questionIds: string[] = [];
  for (const question of QUESTIONS) {
    const input = { ...BLANK, reference, ...question };
    questionIds.push((await told<{ id: string }>(trainer.post('/api/questions', input))).id);
  }
  const title = 'Eligibility: ready for the front desk?';
  const { id } = await told<{ id: string }>(trainer.post('/api/quizzes', { classId, title }));
  await told(trainer.patch(`/api/quizzes/${id}`, { revision: 1, questionIds }));
  await told(trainer.post(`/api/quizzes/${id}/publish`, { revision: 2 }));
  const begin = () => told<{ id: string }>(learner.post(`/api/quizzes/${id}/attempts`));
  const finished = await begin();
  const [single, , statement] = questionIds;
  const answers = `/api/attempts/${finished.id}/answers`;
  await told(learner.put(`${answers}/${single}`, { picked: ['0'], value: null }));
  await told(learner.put(`${answers}/${statement}`, { picked: ['false'], value: null }));
  await told(learner.post(`/api/attempts/${finished.id}/finish`));
  return { quizId: id, finishedId: finished.id, openId: (await begin()).id };
}

async function told<T>(call: Promise<ApiAnswer>): Promise<T> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
}
