import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot, signIn, startApp, type ApiClient, type RunningApp } from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';

const DEMO_PASSWORD = 'calm-harbor-rounds-42';

interface Quizzes {
  items: { id: string; title: string; finishedAttempts: number; questionCount: number }[];
}
interface Analysis {
  attempts: number;
  few: boolean;
  questions: { facility: number; discrimination: number | null }[];
}

let app: RunningApp;
let trainer: ApiClient;

const seed = () =>
  promisify(execFile)(process.execPath, [join(repositoryRoot, 'dist/server/seed.js')], {
    cwd: app.dataDir,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...app.env },
  });
const quizzes = async () => ((await trainer.get('/api/quizzes')).body as Quizzes).items;

beforeAll(async () => {
  app = await startApp({ workers: 0 });
  await seed();
  trainer = await signIn(app.baseUrl, 'trainer@rounds.example', DEMO_PASSWORD);
});
afterAll(() => app.stop());

it('gives each class of the demo a quiz that people have taken, once', async () => {
  const before = await quizzes();
  expect(before.map(({ questionCount }) => questionCount).toSorted()).toEqual([5, 5, 6]);
  expect(before.every(({ finishedAttempts }) => finishedAttempts >= 5)).toBe(true);
  await seed();
  expect(await quizzes()).toEqual(before);
});

it('shows what the first attempts tell of the questions', async () => {
  const denial = (await quizzes()).find(({ title }) => title === 'Can you read a denial?');
  const { body } = await trainer.get(`/api/quizzes/${denial?.id}/analysis`);
  const { attempts, few, questions } = body as Analysis;
  expect([attempts, few]).toEqual([13, true]);
  const right = questions.map(({ facility }) => Math.round(facility * 13));
  expect(right).toEqual([13, 8, 6, 9, 2, 10]); // as marked in the demo
  expect(questions[0]?.discrimination).toBeNull();
});

it('tells a person of the practice how they have done', async () => {
  const learner = await signIn(app.baseUrl, 'biller@lakeside.example', DEMO_PASSWORD);
  const { items } = (await learner.get('/api/me/quizzes')).body as { items: unknown[] };
  expect(items).toMatchObject([
    { title: 'Ready for the adjustment?', attemptsLeft: 1, finished: [{ score: 0.8 }, {}] },
    { title: 'Can you read a denial?', finished: [{ passed: true }] },
  ]);
});
