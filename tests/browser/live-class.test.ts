import { launchBrowser, startApp, until, type RunningApp } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdWebinar, type HeldWebinar } from '../integration/held-webinar';
import { arrive, findingsOn, videoOf } from './studio-steps';

let app: RunningApp;
let browser: Browser;
let held: HeldWebinar;
let trainer: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ ingest: true }), launchBrowser()]);
  held = await holdWebinar(app);
  ({ page: trainer } = await arrive(browser, app.baseUrl, held.host));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name });

describe.sequential('the class of a webinar', () => {
  it('offers its polls to the quiz, and asks none before it is taken and complete', async () => {
    const { classId, trainer: api } = held;
    const made = await api.post('/api/quizzes', { classId, title: 'After the webinar' });
    const { id } = made.body as { id: string };
    const prompts = async () => {
      const { body } = await api.get(`/api/quizzes/${id}/source`);
      return (body as { questions: { prompt: string }[] }).questions.map(({ prompt }) => prompt);
    };
    await trainer.goto(`/studio/quizzes/${id}`);
    await heading(trainer, 'From the webinar’s polls').waitFor();
    await trainer.getByText('b: 1 vote').waitFor();
    expect(await findingsOn(trainer)).toEqual([]);

    await trainer.getByRole('button', { name: 'Take as a question: PR-1 is …' }).click();
    await trainer.getByText('Incomplete: not saved yet').first().waitFor();
    await trainer.getByRole('button', { name: 'Taken' }).waitFor();
    expect(await prompts()).toEqual([]);
    await trainer.reload();
    await trainer.getByRole('button', { name: 'Edit question 1: PR-1 is …' }).click();
    await trainer.getByRole('radio').nth(1).click();
    await until(async () => (await prompts()).length === 1, 'the question is saved');
    expect(await prompts()).toEqual(['PR-1 is …']);
    expect(await findingsOn(trainer)).toEqual([]);
  });

  it('tells staff its gap and its questions, and lets them leave one out', async () => {
    await trainer.goto(`/studio/classes/${held.classId}`);
    const panel = trainer.getByRole('region', { name: 'From the live class' });
    await panel.getByText(/At 0:0\d the presenter was away for \d+ sec/).waitFor();
    await panel.getByText('Not answered: learners do not see it').waitFor();
    await panel.getByRole('switch', { name: 'Show learners: Is CO-97 bundled?' }).click();
    await panel.getByText('Left out').waitFor();
    expect(await panel.getByText('My patient').count()).toBe(0);
    const timeline = trainer.getByRole('group', { name: 'Timeline' });
    await timeline
      .getByRole('img', { name: /^At 0:0\d the presenter was away for \d+ sec/ })
      .waitFor();
    expect(await findingsOn(trainer)).toEqual([]);
  });

  it('shows learners the other ones, at their seconds', async () => {
    const { classId, trainer: api } = held;
    const { revision } = (await api.get(`/api/classes/${classId}`)).body as { revision: number };
    await api.post(`/api/classes/${classId}/publish`, { revision, noPatientData: true });
    const { page } = await arrive(browser, app.baseUrl, held.viewer);
    await page.goto(`/watch/${classId}`);
    const section = page.getByRole('region', { name: 'Asked in the live class' });
    await section.getByText('How do I appeal?').waitFor();
    expect(await section.getByRole('listitem').count()).toBe(1);
    await page.getByText(/At 0:0\d the presenter was away for \d+ sec/).waitFor();
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 0);
    await section.getByRole('button', { name: /^Answered live at/ }).click();
    const near = (seconds: number) => Math.abs(seconds - held.seen.answered / 1000) < 2;
    await until(async () => near((await videoOf(page)).seconds), 'the answer plays');
    expect(await findingsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findingsOn(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(360);
  });
});
