import {
  addPerson,
  launchBrowser,
  readRecording,
  signIn,
  startApp,
  until,
  uploadSample,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import { arrive, videoOf } from './studio-steps';

const SECONDS = 60;
let app: RunningApp;
let browser: Browser;
let client: ApiClient;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  const trainer = await addPerson(app.databaseUrl, 'trainer');
  client = await signIn(app.baseUrl, trainer.email, trainer.password);
  ({ page } = await arrive(browser, app.baseUrl, trainer));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

it('plays while the rest is made, and takes up what comes without a reload', async () => {
  const sample = await makeSample({ seconds: SECONDS, width: 1280, height: 720, fps: 30 });
  const id = await uploadSample(client, sample);
  const read = () => readRecording(client, id);
  await until(async () => (await read()).playable, 'it can be played');
  await page.goto(`/studio/recordings/${id}`);
  let documents = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents += 1;
  });
  await page.locator('.rounds-player video').waitFor();
  await page.evaluate(() => void document.querySelector('video')?.play());
  await until(async () => (await videoOf(page)).seconds > 0.5, 'it plays');
  expect((await read()).state).toBe('processing');
  const begun = (await videoOf(page)).seconds;

  await until(async () => (await read()).state === 'ready', 'all of it is made', 150_000);
  const duration = () => page.evaluate(() => document.querySelector('video')?.duration ?? 0);
  await until(async () => Math.abs((await duration()) - SECONDS) < 0.2, 'the player knows its end');
  expect((await videoOf(page)).seconds).toBeGreaterThan(begun);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '720p', exact: true }).waitFor();
  await page.getByRole('radio', { name: '360p', exact: true }).waitFor();
  await page.keyboard.press('Escape');

  await page.evaluate((at) => {
    const video = document.querySelector('video');
    if (video) video.currentTime = at;
    void video?.play();
  }, SECONDS - 2);
  await until(
    () => page.evaluate(() => document.querySelector('video')?.ended ?? false),
    'it plays to its end',
  );
  expect(documents).toBe(0);
});
