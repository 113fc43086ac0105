import {
  addPerson,
  launchBrowser,
  signIn,
  startApp,
  until,
  uploadSample,
  settled,
  type RunningApp,
  type TestPerson,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import { arrive, findingsOn, videoOf } from './studio-steps';

const SECONDS = 14;
const TITLE = 'Posting a remittance';
const REMARK = 'The CO-45 part <b>went by</b> too fast';
const NOTE = 'We cut the CO-45 part anew, slower.';

let app: RunningApp;
let browser: Browser;
let people: { trainer: TestPerson; learner: TestPerson };
let classId: string;

/** A class of two chapters that plays. */
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  people = {
    trainer: await addPerson(app.databaseUrl, 'trainer'),
    learner: await addPerson(app.databaseUrl, 'learner'),
  };
  const { email, password } = people.trainer;
  const client = await signIn(app.baseUrl, email, password);
  const recordingId = await uploadSample(client, await makeSample({ seconds: SECONDS }));
  await settled(client, recordingId);
  const made = await client.post('/api/classes', { recordingId, title: TITLE });
  classId = (made.body as { id: string }).id;
  const chapters = [
    { title: 'Open the 835', startMs: 0 },
    { title: 'Match the lines', startMs: 5000 },
  ];
  const cut = await client.put(`/api/classes/${classId}/chapters`, { revision: 1, chapters });
  const { revision } = cut.body as { revision: number };
  const input = { revision, noPatientData: true };
  expect((await client.post(`/api/classes/${classId}/publish`, input)).status).toBe(200);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe.sequential('what a person says reaches the trainer, and comes back', () => {
  let learner: { context: BrowserContext; page: Page };
  let trainer: { context: BrowserContext; page: Page };
  afterAll(() => Promise.all([learner?.context.close(), trainer?.context.close()]));

  const prompt = () => learner.page.getByRole('region', { name: 'Your opinion' });
  const own = () => learner.page.getByRole('region', { name: 'Your feedback' });

  it('U marks a second as unclear while the class plays on; words are optional', async () => {
    learner = await arrive(browser, app.baseUrl, people.learner);
    const { page } = learner;
    await page.goto(`/watch/${classId}`);
    await until(async () => (await videoOf(page)).seconds > 1.2, 'it plays');
    const { seconds } = await videoOf(page);
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    const before = await focused();
    await page.keyboard.press('u');
    const card = page.getByRole('region', { name: 'Unclear here' });
    await card.getByText(/Marked as unclear at 0:\d\d/).waitFor();
    expect(await focused()).toBe(before);
    await until(async () => (await videoOf(page)).seconds > seconds + 0.3, 'it plays on');
    await card.getByRole('textbox').fill('What is a CO-45?');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.waitFor({ state: 'detached' });
    await own().getByText('What is a CO-45?').waitFor();
  });

  it('the button in the bar does the same, and a mark can be undone', async () => {
    const { page } = learner;
    // To the middle, far from the second that is marked already.
    await page.keyboard.press('5');
    await until(async () => (await videoOf(page)).seconds >= SECONDS / 2, 'it is there');
    await page.getByRole('button', { name: 'Unclear here' }).click();
    const card = page.getByRole('region', { name: 'Unclear here' });
    await page.setViewportSize({ width: 360, height: 740 });
    for (const part of [card, page.getByRole('button', { name: 'Unclear here' })]) {
      const box = await part.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await card.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Mark removed').first().waitFor();
    await expect.poll(() => own().getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Shift+?');
    await page.getByText('Mark as unclear here').waitFor();
    await page.keyboard.press('Escape');
  });

  it('a second that is marked already keeps its words: nothing is undone', async () => {
    const { page } = learner;
    const marked = await own().getByRole('listitem').innerText();
    const within = Number(/0:(\d\d)/.exec(marked)?.[1]) + 0.4;
    await page.evaluate((at) => {
      const video = document.querySelector('video');
      video?.pause();
      if (video) video.currentTime = at;
    }, within);
    await until(async () => (await videoOf(page)).seconds === within, 'it is there');
    await page.getByRole('button', { name: 'Unclear here' }).click();
    const card = page.getByRole('region', { name: 'Unclear here' });
    await card.waitFor();
    expect(await card.getByRole('textbox').inputValue()).toBe('What is a CO-45?');
    expect(await card.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await card.getByRole('button', { name: 'Close' }).click();
    expect(await own().getByRole('listitem').count()).toBe(1);
    // From here on it is watched as a whole.
    await page.keyboard.press('Home');
    if ((await videoOf(page)).paused) await page.keyboard.press('k');
  });

  it('the finished class is asked about: one tap, and it is saved', async () => {
    const { page } = learner;
    await prompt().getByText('How was this class?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('section'))).toBeNull();
    expect(await findingsOn(page)).toEqual([]);
    await prompt().getByRole('button', { name: 'Fair' }).click();
    await prompt().getByText('Saved, thank you').waitFor();
    await prompt().getByLabel('What should we know?').fill(REMARK);
    await prompt().getByRole('button', { name: 'Save remark' }).click();
    await prompt().getByText('Your remark is with the trainers').waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });

  it('is not asked again after a reload, and can be changed', async () => {
    const { page } = learner;
    await page.reload();
    await own().getByText(REMARK).waitFor();
    expect(await prompt().count()).toBe(0);
    await own()
      .getByRole('button', { name: `Change your feedback on ${TITLE}` })
      .click();
    await own().getByRole('button', { name: 'OK', exact: true }).click();
    await own().getByText('OK (3 of 5)').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.reload();
    await own().getByText('OK (3 of 5)').waitFor();
  });

  it('a trainer sees the figures, the marks on the timeline and the remarks', async () => {
    trainer = await arrive(browser, app.baseUrl, people.trainer);
    const { page } = trainer;
    await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    await page.getByRole('heading', { name: 'Feedback', level: 1 }).waitFor();
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByText('Only 1 answer: too few to compare').first().waitFor();
    await page.getByText(/1 mark, at 0:\d\d/).waitFor();
    await page.getByText(REMARK).waitFor();
    expect(await page.locator('main li b').count()).toBe(0);
    expect(await findingsOn(page)).toEqual([]);
    const strip = page.locator('section', { hasText: 'Where it was unclear' });
    await strip.getByRole('button', { name: 'Show as a table' }).click();
    await strip.getByRole('link', { name: /Play at 0:\d\d/ }).click();
    await page.waitForURL(`**/watch/${classId}**`);
    expect(await page.getByRole('button', { name: 'Unclear here' }).count()).toBe(0);
  });

  it('answers both at once, takes it back, and answers again', async () => {
    const { page } = trainer;
    await page.goto('/studio/inbox');
    await page.getByText(REMARK).waitFor();
    const answer = async () => {
      await page.getByRole('button', { name: 'Choose all 2 shown' }).click();
      await page.getByRole('button', { name: 'Answer together' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('What did you do about it?').fill(NOTE);
      expect(await findingsOn(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Mark as handled' }).click();
      await page.getByText('Everything is answered').waitFor();
    };
    await answer();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(REMARK).waitFor();
    await answer();
  });

  it('the person sees what was done, at the class and on their own page', async () => {
    const { page } = learner;
    await page.reload();
    await own().getByText('You said, we did').first().waitFor();
    await expect.poll(() => own().getByText(NOTE).count()).toBe(2);
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    const said = page.getByRole('region', { name: 'What you said' });
    await said.getByText(NOTE).first().waitFor();
    await said.getByText(REMARK).waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });
});
