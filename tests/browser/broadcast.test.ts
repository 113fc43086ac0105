import {
  addPerson,
  addWebinar,
  launchBrowser,
  newVisitor,
  signIn,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: RunningApp;
let browser: Browser;
let context: BrowserContext;
let client: ApiClient;

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startApp({ ingest: true, workers: 0 }),
    launchBrowser({ camera: true }),
  ]);
  const { email, password } = await addPerson(app.databaseUrl, 'trainer');
  client = await signIn(app.baseUrl, email, password);
  context = await newVisitor(browser, { permissions: ['camera', 'microphone'] });
  const cookies = client.cookieHeader.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: app.baseUrl };
  });
  await context.addCookies(cookies);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const webinar = (): Promise<string> => addWebinar(app.databaseUrl, { hosts: [client.personId] });

interface Shown {
  width: number;
  frames: number;
}

const shownIn = (page: Page): Promise<Shown> =>
  page
    .getByRole('region', { name: 'Live class' })
    .locator('video')
    .evaluate((video: HTMLVideoElement) => ({
      width: video.videoWidth,
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
    }));

async function goLive(page: Page, webinarId: string): Promise<void> {
  await page.goto(`${app.baseUrl}/studio/webinars/${webinarId}/broadcast`);
  await page.getByRole('button', { name: 'Turn on camera and microphone' }).click();
  await page.getByRole('meter', { name: 'Level of the microphone' }).waitFor();
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByRole('main').getByText('Live', { exact: true }).waitFor();
}

describe('a class from the browser', () => {
  it('goes live from the page, is seen within seconds, and becomes a class', async () => {
    const page = await context.newPage();
    await goLive(page, await webinar());
    await until(async () => (await shownIn(page)).frames > 60, 'viewers see pictures', 60_000);
    expect((await shownIn(page)).width).toBeGreaterThan(300);
    const delay = page.getByText(/^Delay \d+\.\d s$/);
    await delay.waitFor();
    await page.waitForTimeout(3000);
    expect(Number(/[\d.]+/.exec(await delay.innerText())![0])).toBeLessThan(6);

    await page.getByRole('button', { name: 'End the class' }).click();
    await page.getByRole('button', { name: 'End it now' }).click();
    await page.getByRole('link', { name: 'To the class' }).waitFor({ timeout: 5000 });
    await page.getByRole('link', { name: 'To the class' }).click();
    await page.waitForURL(/\/studio\/classes\//);
    await page.close();
  });

  it('goes on by itself after the ingest was away, for presenter and viewers', async () => {
    const webinarId = await webinar();
    const page = await context.newPage();
    await goLive(page, webinarId);
    await until(async () => (await shownIn(page)).frames > 30, 'viewers see pictures', 60_000);
    const beganAt = Date.now();
    await app.ingest!.kill();
    await page.getByText('The connection was lost.').waitFor();
    await app.ingest!.restart();
    await page.getByText('The connection was lost.').waitFor({ state: 'detached' });
    const before = (await shownIn(page)).frames;
    await until(async () => (await shownIn(page)).frames > before + 60, 'pictures again', 60_000);
    await page.getByRole('button', { name: 'End the class' }).click();
    await page.getByRole('button', { name: 'End it now' }).click();
    await page.getByRole('link', { name: 'To the class' }).waitFor();
    const { body } = await client.get(`/api/webinars/${webinarId}/broadcast`);
    const view = body as { durationMs: number; gaps: unknown[] };
    expect(view.gaps).toEqual([]);
    expect(view.durationMs).toBeGreaterThan(Date.now() - beganAt - 2500);
    await page.close();
  });
});
