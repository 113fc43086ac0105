import { until } from '@rounds/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEditorWorld, type EditorWorld } from './editor-world';
import { findingsOn } from './studio-steps';

const PROMPTS = ['First?', 'Second?', 'Third?'];

interface Source {
  title: string;
  revision: number;
  questions: { id: string; prompt: string; picture: { url: string; alt: string } | null }[];
}

let world: EditorWorld | undefined;
let ana: Page;
let ben: Page;
let api: EditorWorld['api'];
let classId: string;

beforeAll(async () => {
  world = await startEditorWorld();
  ({ ana, ben, api } = world);
  ({ id: classId } = await world.makeClass('Eligibility', 0));
});
afterAll(() => world?.stop());

const read = async (quizId: string) =>
  (await api.get(`/api/quizzes/${quizId}/source`)).body as Source;
const prompts = async (quizId: string) =>
  (await read(quizId)).questions.map(({ prompt }) => prompt);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** A draft with a statement for each prompt. */
async function makeQuiz(title: string, asked: readonly string[] = []): Promise<string> {
  const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;
  const questionIds: string[] = [];
  for (const prompt of asked) {
    const question = await api.post('/api/questions', {
      ...{ kind: 'true-false', prompt, truth: true, options: [], value: null, tolerance: 0 },
      ...{ unit: '', explanation: '', picture: null, topics: [], reference: null },
    });
    questionIds.push(idOf(question));
  }
  const id = idOf(await api.post('/api/quizzes', { classId, title }));
  expect((await api.patch(`/api/quizzes/${id}`, { revision: 1, questionIds })).status).toBe(200);
  return id;
}

async function open(page: Page, quizId: string): Promise<void> {
  await page.goto(`/studio/quizzes/${quizId}`);
  await page.getByRole('heading', { name: 'Questions' }).waitFor();
}

/** What a scanner or a camera would have made. */
async function drawPicture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 900 });
    const pen = canvas.getContext('2d');
    pen?.fillRect(100, 100, 900, 300);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

it('takes a picture, makes it small enough, and asks what it shows', async () => {
  const quizId = await makeQuiz('With a picture', ['What is this form?']);
  await open(ana, quizId);
  await button(ana, 'Edit question 1: What is this form?').click();
  const files = ana.locator('input[type=file]');
  const name = 'form.png';

  await files.setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await ana.getByText('This is not a picture that can be shown').first().waitFor();
  expect((await read(quizId)).questions[0]?.picture).toBeNull();

  const buffer = await drawPicture(ana);
  await files.setInputFiles({ name, mimeType: 'image/png', buffer });
  await ana.getByText('Say what the picture shows.').first().waitFor();
  await field(ana, 'What it shows, for those who cannot see it').fill('A claim form');
  const shown = ana.locator('fieldset img');
  await until(
    () => shown.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth === 1600),
    'it is shown, smaller than it was',
  );
  await until(
    async () => (await read(quizId)).questions[0]?.picture?.alt === 'A claim form',
    'it is saved',
  );
  expect(await findingsOn(ana)).toEqual([]);
  await button(ana, 'Remove the picture').click();
  await until(async () => (await read(quizId)).questions[0]?.picture === null, 'it is gone');
});

it('takes questions from the bank, each once', async () => {
  await makeQuiz('Elsewhere', ['Who answers for the claim?', 'Who checks coverage?']);
  const quizId = await makeQuiz('From the bank');
  await open(ana, quizId);
  await button(ana, 'From the bank').click();
  const bank = ana.getByRole('dialog', { name: 'Question bank' });
  await bank.getByText('Who answers for the claim?').waitFor();
  await bank.getByRole('searchbox').fill('coverage');
  await bank.getByText('Who answers for the claim?').waitFor({ state: 'detached' });
  await bank.getByRole('button', { name: 'Add: Who checks coverage?' }).click();
  await bank.getByRole('button', { name: 'In this quiz' }).waitFor();
  expect(await findingsOn(ana)).toEqual([]);
  await bank.getByRole('searchbox').fill('nothing asks this');
  await bank.getByText('No question fits').waitFor();
  expect(await findingsOn(ana)).toEqual([]);
  await ana.keyboard.press('Escape');
  await bank.waitFor({ state: 'detached' });
  await until(async () => (await prompts(quizId))[0] === 'Who checks coverage?', 'it is saved');
});

it('puts questions in order by dragging, and by the buttons', async () => {
  const quizId = await makeQuiz('In order', PROMPTS);
  await open(ana, quizId);
  const handle = (n: number) =>
    button(ana, new RegExp(`${PROMPTS[n]?.replace('?', '\\?')}.*arrow`));
  await handle(2).scrollIntoViewIfNeeded();
  const [from, to] = [(await handle(2).boundingBox())!, (await handle(0).boundingBox())!];
  const [x, half] = [from.x + from.width / 2, from.height / 2];
  await ana.mouse.move(x, from.y + half);
  await ana.mouse.down();
  await ana.mouse.move(x, to.y + half - 6, { steps: 8 });
  await ana.mouse.up();
  const first = async () => (await prompts(quizId)).join(' ');
  await until(async () => (await first()) === 'Third? First? Second?', 'the drag is saved');
  await button(ana, 'Move Second? up').click();
  await until(async () => (await first()) === 'Third? Second? First?', 'the button is saved');
  await ana.reload();
  await ana.getByText('1. Third?').waitFor();
});

it('shows both versions when two have changed the same, and loses neither', async () => {
  const quizId = await makeQuiz('Before', ['Is it covered?']);
  await Promise.all([open(ana, quizId), open(ben, quizId)]);
  await field(ana, 'Title').fill('As Ana says');
  await until(async () => (await read(quizId)).title === 'As Ana says', 'hers is saved');
  await field(ben, 'Title').fill('As Ben says');
  const notice = ben.getByRole('alert').filter({ hasText: 'Somebody else has saved meanwhile' });
  await notice.getByText('As Ana says').waitFor();
  await notice.getByText('As Ben says').waitFor();
  expect(await findingsOn(ben)).toEqual([]);
  expect((await read(quizId)).title).toBe('As Ana says');
  await notice.getByRole('button', { name: 'Keep mine' }).click();
  await until(async () => (await read(quizId)).title === 'As Ben says', 'his is saved');
  await notice.waitFor({ state: 'detached' });

  await field(ana, 'Title').fill('Ana again');
  const hers = ana.getByRole('alert').filter({ hasText: 'Somebody else has saved meanwhile' });
  await hers.getByRole('button', { name: 'Take theirs' }).click();
  await until(async () => (await field(ana, 'Title').inputValue()) === 'As Ben says', 'it is his');
  expect((await read(quizId)).title).toBe('As Ben says');
});
