import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClassesWorld, refusal, type ClassesWorld } from './classes-world';

interface Attempt {
  id: string;
  questions: { id: string; options: { id: string }[] }[];
  answers: { questionId: string; value: number | null }[];
  score: number | null;
}

const COUNT = 4;
let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

const told = async <T>(call: Promise<{ status: number; body: unknown }>): Promise<T> => {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};

interface TestQuiz {
  id: string;
  classId: string;
  questionIds: string[];
}

/** A published quiz of numbers: what is right is 0, 1, 2, 3. */
async function makeQuiz(change: object = {}): Promise<TestQuiz> {
  const { trainer } = world.clients;
  const { id: classId } = await world.publish();
  const questionIds: string[] = [];
  for (let value = 0; value < COUNT; value++) {
    const input = {
      ...{ kind: 'numeric', prompt: `Number ${value}?`, options: [], truth: null, tolerance: 0 },
      ...{ value, unit: '', explanation: '', picture: null, reference: null, topics: [] },
    };
    questionIds.push((await told<{ id: string }>(trainer.post('/api/questions', input))).id);
  }
  const made = trainer.post('/api/quizzes', { classId, title: 'Numbers' });
  const { id } = await told<{ id: string }>(made);
  await told(trainer.patch(`/api/quizzes/${id}`, { revision: 1, questionIds, ...change }));
  await told(trainer.post(`/api/quizzes/${id}/publish`, { revision: 2 }));
  return { id, classId, questionIds };
}
const begin = (quizId: string, client = world.clients.learnerA) =>
  told<Attempt>(client.post(`/api/quizzes/${quizId}/attempts`));
const answer = (attempt: Attempt, questionId: string, value: unknown) =>
  world.clients.learnerA.put(`/api/attempts/${attempt.id}/answers/${questionId}`, {
    picked: [],
    value,
  });

it('goes on at another device after signing out, in the same order', async () => {
  const quiz = await makeQuiz({ shuffleQuestions: true });
  const device = await world.as('learnerA');
  const attempt = await begin(quiz.id, device);
  const [first = ''] = quiz.questionIds;
  await told(device.put(`/api/attempts/${attempt.id}/answers/${first}`, { picked: [], value: 0 }));
  await told(device.delete('/api/session'));
  const other = await begin(quiz.id, await world.as('learnerA'));
  expect(other).toEqual({ ...attempt, answers: [{ questionId: first, picked: [], value: 0 }] });
});

it('takes the last of the answers of two tabs, and none after the end', async () => {
  const quiz = await makeQuiz();
  const attempt = await begin(quiz.id);
  const values = [7, 8, 9, 10];
  const answers = await Promise.all(
    quiz.questionIds.flatMap((id) => values.map((value) => answer(attempt, id, value))),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  for (const [index, id] of quiz.questionIds.entries()) await answer(attempt, id, index);
  const path = `/api/attempts/${attempt.id}/finish`;
  const ends = await Promise.all(
    [1, 2, 3].map(() => told<Attempt>(world.clients.learnerA.post(path))),
  );
  for (const end of ends) expect(end).toEqual(ends[0]);
  expect(ends[0]?.score).toBe(1);
  expect(refusal(await answer(attempt, quiz.questionIds[0] ?? '', 5))).toBe('409 attempt-finished');
});

it('refuses questions of other quizzes and numbers that are none; nothing changes', async () => {
  const [quiz, other] = [await makeQuiz(), await makeQuiz()];
  const attempt = await begin(quiz.id);
  const [own = ''] = quiz.questionIds;
  await answer(attempt, own, 1);
  expect(refusal(await answer(attempt, other.questionIds[0] ?? '', 0))).toBe('404 not-found');
  for (const value of [Number.NaN.toString(), Infinity.toString(), 1e300, {}, [1], '<b>1</b>']) {
    expect(refusal(await answer(attempt, own, value))).toBe('400 invalid-input');
  }
  expect(refusal(await answer(attempt, 'no-id', 0))).toBe('400 invalid-input');
  expect((await begin(quiz.id)).answers).toEqual([{ questionId: own, picked: [], value: 1 }]);
});

it('loses no answer that was acknowledged when the API is killed', async () => {
  const quiz = await makeQuiz({ shuffleQuestions: true });
  const attempt = await begin(quiz.id);
  for (const [index, id] of quiz.questionIds.entries()) {
    expect((await answer(attempt, id, index)).status).toBe(204);
    if (index % 2 === 1) continue;
    await world.app.api.kill();
    await world.app.api.restart();
  }
  const after = await begin(quiz.id);
  expect(after.questions).toEqual(attempt.questions);
  expect(after.answers).toHaveLength(COUNT);
  const { score } = await told<Attempt>(
    world.clients.learnerA.post(`/api/attempts/${attempt.id}/finish`),
  );
  expect(score).toBe(1);
});

it('allows as many attempts as it says on each version of the class', async () => {
  const { trainer, learnerA } = world.clients;
  const { id, classId } = await makeQuiz({ maxAttempts: 1 });
  const left = async () =>
    (await told<{ attemptsLeft: number }>(learnerA.get(`/api/quizzes/${id}`))).attemptsLeft;
  const first = await begin(id);
  await told(learnerA.post(`/api/attempts/${first.id}/finish`));
  expect(await left()).toBe(0);
  expect(refusal(await learnerA.post(`/api/quizzes/${id}/attempts`))).toBe('409 no-attempts-left');
  const { revision } = await told<{ revision: number }>(trainer.get(`/api/classes/${classId}`));
  const next = { revision, recordingId: await world.recording(), noPatientData: true };
  await told(trainer.post(`/api/classes/${classId}/versions`, next));
  expect(await left()).toBe(1);
  expect(await begin(id)).toMatchObject({ number: 2 });
  expect(await left()).toBe(0);
});
