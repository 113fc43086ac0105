import {
  addPerson,
  launchBrowser,
  readRecording,
  settled,
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

const SECONDS = 36;
let app: RunningApp;
let browser: Browser;
let client: ApiClient;
let page: Page;

beforeAll(async () => {
  // One piece after the other: it can be watched while the rest is made, however many cores there are.
  const started = startApp({ env: { WORKER_CONCURRENCY: '1' } });
  [app, browser] = await Promise.all([started, launchBrowser()]);
  const trainer = await addPerson(app.databaseUrl, 'trainer');
  client = await signIn(app.baseUrl, trainer.email, trainer.password);
  ({ page } = await arrive(browser, app.baseUrl, trainer));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Asked again until there is something to play. */
async function play(): Promise<void> {
  await until(async () => {
    await page.evaluate(() =>
      document
        .querySelector('video')
        ?.play()
        .catch(() => undefined),
    );
    return (await videoOf(page)).seconds > 0.5;
  }, 'it plays');
}

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
  await play();
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

it('adds qualities to the one that there is, and plays on where it was', async () => {
  const sample = await makeSample({ seconds: 40, width: 640, height: 360 });
  const id = await uploadSample(client, sample);
  await settled(client, id);
  // As it was when the first quality was there and the others were being made.
  const master = '**/master.m3u8*';
  await page.route(master, async (route) => {
    const answer = await route.fetch();
    const [head, first] = (await answer.text()).split(/(?=#EXT-X-STREAM-INF)/);
    const more = '#EXT-X-SESSION-DATA:DATA-ID="rounds.more-qualities",VALUE="YES"\n';
    await route.fulfill({ response: answer, body: `${head}${more}${first}` });
  });
  await page.goto(`/studio/recordings/${id}`);
  await page.locator('.rounds-player video').waitFor();
  await play();
  await watchPlayhead(page);
  await page.unroute(master);
  await until(async () => (await readPlayhead(page)).playsAgain, 'it has taken them up');
  expect(Math.abs((await readPlayhead(page)).jump)).toBeLessThan(0.5);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '360p', exact: true }).waitFor();
  await page.getByRole('radio', { name: '240p', exact: true }).waitFor();
});

interface Playhead {
  /** Whether it has played since the player took up the class anew. */
  playsAgain: boolean;
  /** The largest step from one look to the next, in seconds of the class. */
  jump: number;
}

declare global {
  interface Window {
    playhead?: Playhead;
  }
}

/** Follows the playhead from picture to picture from now on. */
async function watchPlayhead(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Playhead = { playsAgain: false, jump: 0 };
    window.playhead = seen;
    const video = document.querySelector('video');
    let emptied = false;
    video?.addEventListener('emptied', () => (emptied = true));
    let seconds = video?.currentTime ?? 0;
    const look = () => {
      const isShown = video && video.readyState >= 3 && !video.seeking && video.currentTime > 0;
      if (isShown && video.currentTime !== seconds) {
        const step = video.currentTime - seconds;
        if (Math.abs(step) > Math.abs(seen.jump)) seen.jump = step;
        seconds = video.currentTime;
        seen.playsAgain = emptied;
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

const readPlayhead = (page: Page): Promise<Playhead> =>
  page.evaluate(() => window.playhead ?? { playsAgain: false, jump: 0 });
