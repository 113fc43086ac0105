import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addPerson,
  launchBrowser,
  newVisitor,
  signIn,
  startApp,
  startSmtp,
  until,
  type ApiClient,
  type RunningApp,
  type TestPerson,
  type TestSmtp,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode } from '../integration/encoder';
import { makeLive } from '../media/make-live';
import { arrive, findingsOn } from './studio-steps';

const MINUTE_MS = 60_000;
const VIEWERS = ['ana', 'ben', 'eva'] as const;
type Viewer = (typeof VIEWERS)[number];

/** Who sends the pictures; the host's page is open in any case. */
const SENDERS: Record<string, (host: Page) => Promise<void>> = {
  'the camera of the host’s page': sendFromPage,
  'ffmpeg by RTMP, with the stream key of the host’s page': sendFromEncoder,
};

let app: RunningApp;
let browser: Browser;
let smtp: TestSmtp;
let person: TestPerson;
let trainer: ApiClient;
let encoder: ChildProcess | null = null;

beforeAll(async () => {
  smtp = await startSmtp();
  [app, browser] = await Promise.all([
    startApp({ ingest: true, env: { SMTP_URL: smtp.url } }),
    launchBrowser({ camera: true }),
  ]);
  person = await addPerson(app.databaseUrl, 'trainer');
  trainer = await signIn(app.baseUrl, person.email, person.password);
});
afterAll(async () => {
  encoder?.kill('SIGKILL');
  await browser?.close();
  await app?.stop();
  await smtp?.stop();
});

async function sendFromPage(host: Page): Promise<void> {
  await host.getByRole('button', { name: 'Turn on camera and microphone' }).click();
  await host.getByRole('meter', { name: 'Level of the microphone' }).waitFor();
  await host.getByRole('button', { name: 'Go live' }).click();
}

async function sendFromEncoder(host: Page): Promise<void> {
  await host.getByRole('button', { name: 'Make a stream key' }).click();
  const shown = (term: string) => host.locator('dt', { hasText: term }).locator('+ dd').innerText();
  const url = `${await shown('Server')}/${await shown('Stream key')}`;
  const file = join(app.dataDir, 'stream.flv');
  await writeFile(file, await makeLive({ container: 'flv', seconds: 10 }));
  encoder = await encode(file, url, { again: true });
}

async function schedule(): Promise<string> {
  const startsLocal = new Date(Date.now() + 5 * MINUTE_MS).toISOString().slice(0, 16);
  const { status, body } = await trainer.post('/api/webinars', {
    ...{ title: 'Reading a remittance', startsLocal, timeZone: 'UTC', durationMinutes: 30 },
    state: 'scheduled',
  });
  expect([status, body]).toMatchObject([201, {}]);
  return (body as { id: string }).id;
}

/** Somebody takes a place. @returns the personal link of the mail */
async function registered(webinarId: string): Promise<string> {
  const { email, password } = await addPerson(app.databaseUrl, 'learner');
  const client = await signIn(app.baseUrl, email, password);
  const { status } = await client.put(`/api/webinars/${webinarId}/registration`, {});
  expect(status).toBe(200);
  const { text = '' } = await smtp.waitFor(email, 30_000);
  return /https?:\S+#join=[\w-]+/.exec(text)?.[0] ?? `no link in ${text}`;
}

async function hostPage(): Promise<Page> {
  const { context, page } = await arrive(browser, app.baseUrl, person);
  await context.grantPermissions(['camera', 'microphone']);
  return page;
}

const picture = (page: Page) => page.getByRole('region', { name: 'Live class' }).locator('video');
const framesOn = (page: Page): Promise<number> =>
  picture(page).evaluate((video: HTMLVideoElement) =>
    video.videoWidth > 0 ? video.getVideoPlaybackQuality().totalVideoFrames : 0,
  );
const room = (page: Page) => page.getByRole('region', { name: 'Room of the class' });
const tab = (page: Page, name: string) => room(page).getByRole('tab', { name }).click();

async function write(page: Page, label: string, words: string): Promise<void> {
  await room(page).getByRole('textbox', { name: label }).fill(words);
  await page.keyboard.press('Enter');
}

describe.sequential.each(Object.entries(SENDERS))('a webinar, sent by %s', (_, send) => {
  const links = {} as Record<Viewer, string>;
  const seats = {} as Record<Viewer, { context: BrowserContext; page: Page }>;
  const at = (viewer: Viewer): Page => seats[viewer].page;
  let webinarId: string;
  let host: Page;

  beforeAll(async () => {
    webinarId = await schedule();
    for (const viewer of VIEWERS) links[viewer] = await registered(webinarId);
    host = await hostPage();
  });
  afterAll(async () => {
    await host?.context().close();
    for (const { context } of Object.values(seats)) await context.close();
  });

  it('lets its people in by their links, one click from the mail, before it begins', async () => {
    for (const viewer of VIEWERS) {
      const context = await newVisitor(browser, { viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      seats[viewer] = { context, page };
      await page.goto(links[viewer]);
      await page.getByText('The class begins soon').waitFor();
      expect(page.url()).toBe(`${app.baseUrl}/live/${webinarId}`);
      await room(page).getByRole('log').waitFor();
    }
    await at('ana').getByText('This class is recorded').waitFor();
    await at('ana').getByRole('button', { name: 'Check this device' }).click();
    await at('ana').getByText('This browser shows the class.').waitFor();
    await at('ana').getByText('Chat and questions get through.').waitFor();
    await at('ana')
      .getByText(/fast enough \([\d,.]+ Mbit/)
      .waitFor();
    expect(await findingsOn(at('ana'))).toEqual([]);
  });

  it('shows who joined by a link this one page', async () => {
    const page = await seats.eva.context.newPage();
    await page.goto(`${app.baseUrl}/library`);
    await page.getByLabel('E-mail').waitFor();
    await page.goto(`${app.baseUrl}/live/${webinarId}`);
    await page.getByText('The class begins soon').waitFor();
    await page.close();
  });

  it('goes live and is seen by everybody without a click', async () => {
    await host.goto(`/live/${webinarId}`);
    await host.getByRole('link', { name: 'Present' }).click();
    await send(host);
    for (const viewer of VIEWERS) {
      await until(async () => (await framesOn(at(viewer))) > 20, `${viewer} sees it`, 60_000);
    }
    await at('ana').getByText('Live now').waitFor();
    const { body } = await trainer.get(`/api/webinars/${webinarId}`);
    expect(body).toMatchObject({ state: 'live' });
  });

  it('is a conversation: chat, a question with votes, a poll', async () => {
    await write(at('ana'), 'Write to everybody', 'Good morning');
    for (const page of [host, at('ben'), at('eva')]) {
      await room(page).getByRole('log').getByText('Good morning').waitFor();
    }
    await tab(at('ana'), 'Questions');
    await write(at('ana'), 'Ask a question', 'What is a CO-45?');
    await tab(at('ben'), 'Questions');
    await room(at('ben'))
      .getByRole('button', { name: /I have this question/ })
      .click();
    await room(at('ana'))
      .getByRole('button', { name: /^1, I have/ })
      .waitFor();
    await tab(host, 'Polls');
    await room(host).getByRole('button', { name: 'New poll' }).click();
    await room(host).getByLabel('Question', { exact: true }).fill('Which form pays?');
    await room(host).getByLabel('Choice 1').fill('835');
    await room(host).getByLabel('Choice 2').fill('837P');
    await room(host).getByRole('button', { name: 'Start the poll' }).click();
    for (const viewer of ['ana', 'ben'] as const) {
      await tab(at(viewer), 'Polls');
      await room(at(viewer)).getByRole('radio', { name: /^835/ }).check();
      await room(at(viewer)).getByRole('button', { name: 'Vote' }).click();
    }
    await room(host).getByText('2 people have voted').waitFor();
  });

  it('is marked by its host where something new begins', async () => {
    await tab(host, 'Host');
    await room(host).getByLabel('What begins here').fill('The 835');
    await room(host).getByRole('button', { name: 'Mark', exact: true }).click();
    await room(host).getByText('1 chapter marked').waitFor();
  });

  it('takes back who was cut off, by itself, to what was said meanwhile', async () => {
    const { context, page } = seats.ben;
    await tab(page, 'Chat');
    await context.setOffline(true);
    await tab(at('ana'), 'Chat');
    await write(at('ana'), 'Write to everybody', 'Ben has gone');
    await page.waitForTimeout(4000);
    expect(await room(page).getByText('Ben has gone').count()).toBe(0);
    await context.setOffline(false);
    const before = await framesOn(page);
    await until(async () => (await framesOn(page)) > before + 20, 'Ben sees it again', 60_000);
    await room(page).getByRole('log').getByText('Ben has gone').waitFor();
  });

  it('asks who leaves how it was, and lets them back in', async () => {
    const page = at('eva');
    await page.getByRole('button', { name: 'Leave the class' }).click();
    await picture(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Great' }).click();
    await page.getByText('Saved, thank you.').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the class' }).click();
    await until(async () => (await framesOn(page)) > 5, 'Eva sees it again');
  });

  it('ends for everybody at once, and counted each person once', async () => {
    await host.getByRole('button', { name: 'End the class' }).click();
    await host.getByRole('button', { name: 'End it now' }).click();
    for (const viewer of VIEWERS) await at(viewer).getByText('This class is over').waitFor();
    const { body } = await trainer.get(`/api/webinars/${webinarId}/attendance`);
    const { people } = body as { people: { role: string; percent: number }[] };
    expect(people.map(({ role }) => role).sort()).toEqual(['host', 'viewer', 'viewer', 'viewer']);
    const shares = people.filter(({ role }) => role === 'viewer').map(({ percent }) => percent);
    // One of them was cut off for a third of it.
    for (const percent of shares) expect(percent).toBeGreaterThan(40);
  });

  it('is a class that plays, with the chapter that was marked', async () => {
    await host.getByRole('link', { name: 'To the class' }).click();
    await host.waitForURL(/\/studio\/classes\//);
    const { body } = await trainer.get(`/api/classes/${new URL(host.url()).pathname.slice(16)}`);
    const { chapters } = body as { chapters: { title: string }[] };
    expect(chapters.map(({ title }) => title)).toContain('The 835');
    const video = host.locator('video').first();
    await video.evaluate((element: HTMLVideoElement) => element.play());
    const shown = (): Promise<number> =>
      video.evaluate(
        (element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames,
      );
    await until(async () => (await shown()) > 30, 'the class plays', 30_000);
  });
});
