import {
  addPerson,
  addWebinar,
  launchBrowser,
  newVisitor,
  signIn,
  signInAs,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOn } from './studio-steps';

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
  context = await contextOf(client);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A browser with camera and microphone, in which this person is signed in. */
async function contextOf({ cookieHeader }: ApiClient): Promise<BrowserContext> {
  const context = await newVisitor(browser, { permissions: ['camera', 'microphone'] });
  const cookies = cookieHeader.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: app.baseUrl };
  });
  await context.addCookies(cookies);
  return context;
}

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

const roomOf = (page: Page) => page.getByRole('region', { name: 'Room of the class' });

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

    // Nobody goes off the air by a slip of the hand.
    await page.getByRole('link', { name: 'Library' }).first().click();
    const question = page.getByRole('dialog', { name: 'You are on air' });
    await question.waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await question.getByRole('button', { name: 'Stay on air' }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByRole('main').getByText('Live', { exact: true }).waitFor();

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

  it('keeps the picture of who chooses a screen and is refused it', async () => {
    const page = await context.newPage();
    await page.route('**/broadcast', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'permissions-policy': 'display-capture=()' };
      await route.fulfill({ response, headers });
    });
    await page.goto(`${app.baseUrl}/studio/webinars/${await webinar()}/broadcast`);
    await page.getByRole('button', { name: 'Turn on camera and microphone' }).click();
    const preview = page.getByLabel('What you send');
    await preview.waitFor();
    await page.getByRole('radio', { name: 'Screen', exact: true }).click();
    await until(
      () => page.getByRole('radio', { name: 'Camera', exact: true }).isChecked(),
      'it is the camera',
    );
    const isMoving = (video: HTMLVideoElement): boolean =>
      (video.srcObject as MediaStream)
        .getVideoTracks()
        .every((track) => track.readyState === 'live');
    expect(await preview.evaluate(isMoving)).toBe(true);
    await page.close();
  });

  it('is handed over to a speaker of a practice, and goes on for viewers', async () => {
    const speaker = await signInAs(app, 'learner');
    const people = { hosts: [client.personId], speakers: [speaker.personId] };
    const webinarId = await addWebinar(app.databaseUrl, people);
    const page = await context.newPage();
    await goLive(page, webinarId);
    await until(async () => (await shownIn(page)).frames > 30, 'viewers see pictures', 60_000);
    const theirs = await (await contextOf(speaker)).newPage();
    await theirs.goto(`${app.baseUrl}/live/${webinarId}`);
    await theirs.getByRole('link', { name: 'Present' }).waitFor();

    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByRole('button', { name: /^Hand over to Test learner/ }).click();
    await roomOf(page)
      .getByText(/^You hand over to Test learner/)
      .waitFor();
    await roomOf(theirs)
      .getByText(/ hands over to you/)
      .waitFor();
    expect(await findingsOn(theirs)).toEqual([]);
    await roomOf(theirs).getByRole('button', { name: 'Present' }).click();
    await roomOf(page)
      .getByText(/^Test learner.* takes over/)
      .waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await theirs.getByRole('button', { name: 'Turn on camera and microphone' }).click();
    await theirs.getByRole('button', { name: 'Present instead' }).click();
    await page.getByText('Somebody else presents now.').waitFor();
    const before = (await shownIn(page)).frames;
    await until(async () => (await shownIn(page)).frames > before + 60, 'pictures go on', 60_000);

    await page.getByRole('button', { name: 'End the class' }).click();
    await page.getByRole('button', { name: 'End it now' }).click();
    await theirs.getByText('Ended', { exact: true }).waitFor();
    const { body } = await client.get(`/api/webinars/${webinarId}/broadcast`);
    const view = body as { presenter: { id: string }; gaps: { durationMs: number }[] };
    expect(view.presenter.id).toBe(speaker.personId);
    for (const { durationMs } of view.gaps) expect(durationMs).toBeLessThan(3000);
  });

  it('is refused to who only watches', async () => {
    const viewer = await signInAs(app, 'learner');
    const people = { hosts: [client.personId], viewers: [viewer.personId] };
    const page = await (await contextOf(viewer)).newPage();
    const webinarId = await addWebinar(app.databaseUrl, people);
    await page.goto(`${app.baseUrl}/studio/webinars/${webinarId}/broadcast`);
    await page.getByText('You do not present in this class').waitFor();
    expect(await page.getByRole('button', { name: /camera|live/i }).count()).toBe(0);
  });
});
