import { launchBrowser, until } from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countClicks } from './clicks';
import { browserOf, DEMO_PASSWORD, demoPeople, type DemoApp } from './demo-app';
import { startLargeLibrary } from './large-library';
import { findingsOn, videoOf } from './studio-steps';

const TITLE = 'Ready for the front desk';
const TAUGHT_AT = 5;
const STEPS = ['Verify the card', 'Ask the payer', 'Write down the answer'];

let app: DemoApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startLargeLibrary(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const saved = (page: Page, scope: string) =>
  page.locator(`${scope} [role=status][data-state=saved]`).waitFor();

/** A new question of a kind, open, with its words typed. */
async function addQuestion(page: Page, kind: string, prompt: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a question', exact: true }).first().click();
  await page.getByRole('menuitem', { name: kind }).click();
  // The one before is open until the menu has closed.
  await expect.poll(() => field(page, 'Question').inputValue()).toBe('');
  await field(page, 'Question').fill(prompt);
}

async function typeOptions(page: Page, texts: readonly string[]): Promise<void> {
  await field(page, 'Option 1').focus();
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(text);
  }
}

describe.sequential('a quiz', () => {
  let author: { context: BrowserContext; page: Page };
  let learner: { context: BrowserContext; page: Page };
  let quizId: string;
  let resultPath: string;

  afterAll(() => Promise.all([author?.context.close(), learner?.context.close()]));

  it('is made with questions of all kinds, and published', async () => {
    const context = await browserOf(browser, app, 'trainer');
    author = { context, page: await context.newPage() };
    const { page } = author;
    await page.goto(`/studio/classes/${app.classId}`);
    await button(page, 'New quiz').click();
    await page.waitForURL('**/studio/quizzes/*');
    quizId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await field(page, 'Title').fill(TITLE);

    await addQuestion(page, 'One right answer', 'When is coverage checked?');
    await typeOptions(page, ['Two days before', 'After the claim']);
    await field(page, 'Explanation').fill('Then there is time to call the patient.');
    await until(async () => (await videoOf(page)).seconds >= 0, 'the player is there');
    await page.evaluate((at) => {
      const video = document.querySelector('video');
      if (video) video.currentTime = at;
    }, TAUGHT_AT);
    await button(page, 'Use this second: 0:05').click();
    await saved(page, 'main ol');
    expect(await findingsOn(page)).toEqual([]);

    await addQuestion(page, 'Several right answers', 'What does the payer tell?');
    await typeOptions(page, ['Whether it is active', 'What was coded', 'The copay']);
    await field(page, 'Whether it is active is right').check();
    await field(page, 'The copay is right').check();
    await saved(page, 'main ol li:nth-child(2)');
    await addQuestion(page, 'True or false', 'An active plan covers everything.');
    await page.getByRole('radio', { name: 'False' }).click();
    await saved(page, 'main ol li:nth-child(3)');
    await addQuestion(page, 'A number', 'Coinsurance of 20 % on 120?');
    await field(page, 'Right number').fill('24');
    await field(page, 'May be off by').fill('0.5');
    await page.getByText('Right from 23.5 to 24.5.').waitFor();
    await saved(page, 'main ol li:nth-child(4)');
    await addQuestion(page, 'Put in order', 'In which order?');
    await typeOptions(page, STEPS);
    await saved(page, 'main ol li:nth-child(5)');

    await page.reload();
    await page.getByText('5. In which order?').waitFor();
    await page.getByRole('tab', { name: 'As a learner sees it' }).click();
    await page.getByRole('radiogroup').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Questions' }).click();
    await button(page, 'Publish').click();
    await page.getByText('Published. Learners find it beside the class.').first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });

  it('loses no answer to a reload, a server that dies, or the end of the session', async () => {
    const context = await browserOf(browser, app, 'learner');
    learner = { context, page: await context.newPage() };
    const { page } = learner;
    await page.goto(`/watch/${app.classId}`);
    await page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await button(page, 'Begin').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await button(page, 'Begin').click();

    await page.getByRole('radio', { name: 'After the claim' }).check();
    await saved(page, 'main');
    await page.reload();
    expect(await page.getByRole('radio', { name: 'After the claim' }).isChecked()).toBe(true);
    expect(await findingsOn(page)).toEqual([]);

    await button(page, 'Next').click();
    await until(
      async () => (await page.evaluate(() => document.activeElement?.tagName)) === 'H2',
      'the question has the focus',
    );
    await app.api.kill();
    await page.getByRole('checkbox', { name: 'Whether it is active' }).check();
    await page.getByRole('checkbox', { name: 'The copay' }).check();
    await page.getByText('Not sent yet').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await app.api.restart();
    await saved(page, 'main');
    await button(page, 'Next').click();
    await page.getByRole('radio', { name: 'False' }).check();
    await saved(page, 'main');
    await button(page, 'Next').click();

    await page.getByRole('textbox').waitFor();
    await context.clearCookies();
    await page.getByRole('textbox').fill('24');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill(demoPeople.learner);
    await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/quiz/${quizId}?attempt=*&q=4`);
    await until(async () => (await page.getByRole('textbox').inputValue()) === '24', 'it is there');
    await saved(page, 'main');
    await button(page, 'Next').click();
  });

  it('puts steps in order by keyboard, and tells what is right', async () => {
    const { page } = learner;
    const steps = page.locator('main ol[aria-label] > li');
    await steps.first().waitFor();
    for (const [place, step] of STEPS.entries()) {
      const texts = await steps.allInnerTexts();
      const at = texts.findIndex((text) => text.includes(step));
      await steps
        .nth(at)
        .getByRole('button', { name: /use the arrow keys/ })
        .focus();
      for (let moves = at; moves > place; moves--) await page.keyboard.press('ArrowUp');
    }
    await page
      .getByText(/: now place \d of 3/)
      .first()
      .waitFor({ state: 'attached' });
    expect(await findingsOn(page)).toEqual([]);
    await button(page, 'Check and finish').click();
    await page.getByRole('heading', { name: 'You have answered everything' }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await button(page, 'Finish').click();
    await page.getByRole('heading', { name: 'Passed' }).waitFor();
    await page.locator('main').getByText('4 of 5 right').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    const { pathname, search } = new URL(page.url());
    resultPath = pathname + search;
  });

  it('is rated in one tap, and not asked about again', async () => {
    const { page } = learner;
    const prompt = page.getByRole('region', { name: 'Your opinion' });
    await prompt.getByText(`How was the quiz “${TITLE}”?`).waitFor();
    await prompt.getByRole('button', { name: /Good/ }).click();
    await prompt.getByText('Saved, thank you').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.goto(`/watch/${app.classId}`);
    await page.getByRole('region', { name: 'Your feedback' }).getByText(`Quiz: ${TITLE}`).waitFor();
    expect(await page.getByText(`How was the quiz “${TITLE}”?`).count()).toBe(0);
  });

  it('leads from what was missed to the exact second in one click', async () => {
    const page = await learner.context.newPage();
    const counter = await countClicks(page);
    await counter.land(resultPath, 'main article');
    await page.getByRole('link', { name: /at 0:05$/ }).click();
    await page.waitForURL(`**/watch/${app.classId}/*?t=${TAUGHT_AT}`);
    let first = -1;
    await until(async () => {
      const { seconds, paused } = await videoOf(page);
      if (first < 0 && seconds >= TAUGHT_AT) first = seconds;
      return !paused && seconds > TAUGHT_AT + 0.2;
    }, 'it plays from there');
    expect(first).toBeLessThan(TAUGHT_AT + 3);
    const deeds = await counter.read();
    expect(deeds).toMatchObject({ keys: [], forged: [], documents: [] });
    expect(deeds.clicks).toHaveLength(1);
    await page.close();
  });

  it('shows its author what the answers tell', async () => {
    const { page } = author;
    await page.goto(`/studio/quizzes/${quizId}?tab=analysis`);
    await page.getByText('Only 1 person has finished it so far').waitFor();
    await page.getByText('hardly anybody').first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await learner.page.goto('/me');
    await learner.page
      .getByRole('link', { name: new RegExp(TITLE) })
      .first()
      .waitFor();
  });
});
