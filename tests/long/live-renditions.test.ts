import {
  addWebinar,
  launchBrowser,
  liveEncoders,
  newVisitor,
  signInAs,
  startApp,
  TestPresenter,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { makeLive } from '../media/make-live';

const SECONDS = 90;
/** As a presenter's page sends it. */
const VIDEO = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '30', '-b:v', '2500k'];
const STEADY = ['-maxrate', '2500k', '-bufsize', '2500k'];
/** Bytes a second: more than the small rendition has, less than the first. */
const NARROW = 140_000;

let app: RunningApp;
let browser: Browser;
let trainer: ApiClient;
let learner: ApiClient;
let media: Buffer;

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startApp({ ingest: true, workers: 0, env: { LIVE_RENDITIONS: '2' } }),
    launchBrowser(),
  ]);
  trainer = await signInAs(app, 'trainer');
  learner = await signInAs(app, 'learner');
  media = await makeLive({
    ...{ container: 'matroska', seconds: SECONDS, size: '1280x720' },
    video: [...VIDEO, ...STEADY],
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A viewer of a broadcast that has just begun, in a window of that width. */
async function watching(width: number): Promise<{ page: Page; presenter: TestPresenter }> {
  const webinarId = await addWebinar(app.databaseUrl, {
    ...{ hosts: [trainer.personId], viewers: [learner.personId] },
  });
  const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
  await presenter.connect();
  void presenter.record(media, { seconds: SECONDS });
  const context = await newVisitor(browser, { viewport: { width, height: 800 } });
  const cookies = learner.cookieHeader.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: app.baseUrl };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${app.baseUrl}/live/${webinarId}`);
  return { page, presenter };
}

const shownOn = (page: Page): Promise<{ height: number; seconds: number }> =>
  page
    .getByRole('region', { name: 'Live class' })
    .locator('video')
    .evaluate((video: HTMLVideoElement) => ({
      height: video.videoHeight,
      seconds: video.currentTime,
    }));

const isShown = (page: Page, height: number): Promise<void> =>
  until(async () => (await shownOn(page)).height === height, `${height} lines are shown`, 45_000);

it('shows the small rendition while the line is narrow, then the first again', async () => {
  const { page, presenter } = await watching(1400);
  await isShown(page, 720);
  const session = await page.context().newCDPSession(page);
  const network = { offline: false, latency: 20, uploadThroughput: NARROW };
  await session.send('Network.emulateNetworkConditions', {
    ...network,
    downloadThroughput: NARROW,
  });
  await isShown(page, 360);
  const before = (await shownOn(page)).seconds;
  await until(async () => (await shownOn(page)).seconds > before + 5, 'it goes on', 15_000);
  await session.send('Network.emulateNetworkConditions', { ...network, downloadThroughput: -1 });
  await isShown(page, 720);
  await presenter.end();
  await page.close();
});

it('shows a phone the small rendition, and goes on after its ffmpeg was killed and halted', async () => {
  const { page, presenter } = await watching(390);
  await isShown(page, 360);
  for (const signal of ['SIGKILL', 'SIGSTOP'] as const) {
    await until(async () => (await shownOn(page)).seconds > 9, 'it has run for a while', 30_000);
    const { pid } = (await liveEncoders(app)).find(({ isSmall }) => isSmall)!;
    process.kill(pid, signal);
    const isOther = async (): Promise<boolean> =>
      (await liveEncoders(app)).some((one) => one.isSmall && one.pid !== pid);
    await until(isOther, 'it is begun anew', 30_000);
    const before = (await shownOn(page)).seconds;
    await until(async () => (await shownOn(page)).seconds > before + 6, 'it goes on', 20_000);
  }
  await presenter.end();
  await page.close();
});
