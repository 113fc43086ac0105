import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addPerson,
  launchBrowser,
  makeTempDir,
  signIn,
  startApp,
  until,
  type RunningApp,
  type TestPerson,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import { arrive, chooseFile, findingsOn, rowOf, videoOf } from './studio-steps';

const CLASS = 'Eligibility before the visit';
const FILE = 'eligibility_before-the-visit.mp4';
const SECONDS = 24;
const SECOND_CHAPTER_AT = 12;

let app: RunningApp;
let browser: Browser;
let people: { trainer: TestPerson; learner: TestPerson };
let file: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  people = {
    trainer: await addPerson(app.databaseUrl, 'trainer'),
    learner: await addPerson(app.databaseUrl, 'learner'),
  };
  file = join(await makeTempDir('journey'), FILE);
  await copyFile(await makeSample({ seconds: SECONDS }), file);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** From the file to the person who watches it; each step goes on where the one before ended. */
describe.sequential('a recording becomes a class that people watch', () => {
  let trainer: { context: BrowserContext; page: Page };
  let learner: { context: BrowserContext; page: Page };
  let classId: string;

  afterAll(() => Promise.all([trainer?.context.close(), learner?.context.close()]));

  it('a trainer uploads it and sees it become ready by itself', async () => {
    trainer = await arrive(browser, app.baseUrl, people.trainer);
    const { page } = trainer;
    expect(new URL(page.url()).pathname).toBe('/studio');
    await page.getByText('There are no recordings yet').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await chooseFile(page, file);
    await rowOf(page, FILE).getByText('Ready', { exact: true }).waitFor({ timeout: 100_000 });
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(await findingsOn(page)).toEqual([]);

    await rowOf(page, FILE).getByRole('link', { name: FILE }).click();
    await page.getByRole('heading', { name: 'Qualities' }).waitFor();
    await page.getByRole('cell', { name: '320 × 180' }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.goBack();
  });

  it('makes a class of it with two chapters and topics, and publishes it', async () => {
    const { page } = trainer;
    await rowOf(page, FILE).getByRole('button', { name: 'Make a class' }).click();
    await page.waitForURL('**/studio/classes/*');
    classId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByLabel('Title', { exact: false }).first().fill(CLASS);
    await chooseTopic(page, 'Topics', 'Eligibility and benefits');
    await until(async () => (await videoOf(page)).seconds >= 0, 'the preview is there');
    await seekTo(page, SECOND_CHAPTER_AT);
    await page.getByRole('button', { name: 'Split at 0:12.000' }).click();
    await page.getByLabel('Title of chapter 1').fill('What to ask');
    await page.getByLabel('Title of chapter 2').fill('What to write down');
    await chooseTopic(page, 'Topics of chapter 2', 'Denials');

    const publish = page.getByRole('button', { name: 'Publish', exact: true });
    expect(await publish.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /no patient data/ }).click();
    await publish.click();
    await page.getByText('Published. Its audience can watch it now.').first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.goto('/studio/classes');
    await page.getByRole('link', { name: CLASS }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });

  it('a learner finds it in the library and plays its second chapter', async () => {
    learner = await arrive(browser, app.baseUrl, people.learner);
    const { page } = learner;
    await page.goto('/library?topic=practice:eligibility');
    const card = page.locator('main article').filter({ hasText: CLASS });
    await card.getByRole('button', { name: /2 chapters/ }).click();
    expect(await findingsOn(page)).toEqual([]);
    await card.getByRole('link', { name: /What to write down/ }).click();
    await page.waitForURL(`**/watch/${classId}/*`);
    await until(
      async () => (await videoOf(page)).seconds > SECOND_CHAPTER_AT + 1,
      'the chapter plays',
    );
    const { frames } = await videoOf(page);
    expect(frames).toBeGreaterThan(0);
    await until(async () => (await videoOf(page)).frames > frames + 25, 'pictures move on');
    await until(
      async () => (await videoOf(page)).seconds > SECOND_CHAPTER_AT + 5,
      'some seconds were watched',
    );
    await page.keyboard.press('k');
    await until(async () => (await videoOf(page)).paused, 'the key K pauses');
    const { seconds } = await videoOf(page);
    await page.keyboard.press('ArrowLeft');
    await until(
      async () => Math.abs((await videoOf(page)).seconds - (seconds - 5)) < 0.3,
      'the left arrow goes back 5 s',
    );
    expect(await findingsOn(page)).toEqual([]);
  });

  it('what was watched is on record, and goes on where it stopped', async () => {
    const { page } = learner;
    const client = await signIn(app.baseUrl, people.learner.email, people.learner.password);
    const record = async () => {
      const { body } = await client.get(`/api/classes/${classId}/progress`);
      return body as { watchedMs: number; watched: [number, number][]; resumeMs: number };
    };
    await until(async () => (await record()).watchedMs >= 4000, 'it is on record');
    const { watchedMs, watched } = await record();
    expect(watchedMs).toBeLessThan(SECOND_CHAPTER_AT * 1000);
    // Seeking to the chapter earned nothing of the first one.
    expect(watched.every(([start]) => start >= SECOND_CHAPTER_AT * 1000 - 500)).toBe(true);

    await page.goto(`/watch/${classId}`);
    await page
      .getByText(/You have watched [1-9]\d?%/)
      .first()
      .waitFor();
    await until(
      async () => (await videoOf(page)).seconds >= SECOND_CHAPTER_AT,
      'it resumes in the second chapter',
    );
    await page.goto('/me');
    await page.getByText(CLASS).first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });
});

async function chooseTopic(page: Page, label: string, title: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByPlaceholder('Find a step').fill(title);
  await page.getByRole('option', { name: title }).first().click();
  await page.keyboard.press('Escape');
  await page.getByPlaceholder('Find a step').waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: `Remove ${title}` })
    .first()
    .waitFor();
}

/** Moves the playhead of the preview as a click on its bar would, to an exact second. */
const seekTo = (page: Page, seconds: number): Promise<void> =>
  page.evaluate((at) => {
    const video = document.querySelector('video');
    if (video) video.currentTime = at;
  }, seconds);
