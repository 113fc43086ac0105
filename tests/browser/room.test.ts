import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  addPerson,
  addWebinar,
  launchBrowser,
  startApp,
  until,
  type RunningApp,
  type TestPerson,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive, findingsOn } from './studio-steps';

type Seat = 'host' | 'ana' | 'ben';
const HTML = 'Is <b>CO-97</b> & "bundled" the same? <img src=x onerror=alert(1)>';

let app: RunningApp;
let browser: Browser;
const seats = {} as Record<Seat, { context: BrowserContext; page: Page }>;
let webinarId: string;
let path: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ workers: 0 }), launchBrowser()]);
  const [host, ana, ben] = [
    await addPerson(app.databaseUrl, 'trainer'),
    await addPerson(app.databaseUrl, 'learner'),
    await addPerson(app.databaseUrl, 'learner'),
  ];
  const viewers = [ana.id, ben.id];
  webinarId = await addWebinar(app.databaseUrl, { hosts: [host.id], viewers });
  path = `/live/${webinarId}`;
  for (const [seat, person] of Object.entries({ host, ana, ben }) as [Seat, TestPerson][]) {
    seats[seat] = await arrive(browser, app.baseUrl, person);
    await seats[seat].page.goto(path);
    await seats[seat].page.getByRole('log').waitFor();
  }
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function database(sql: string, ...values: string[]): Promise<void> {
  const connection = new Client(app.databaseUrl);
  await connection.connect();
  await connection.query(sql, values);
  await connection.end();
}

const at = (seat: Seat): Page => seats[seat].page;
const tab = (seat: Seat, name: string) => at(seat).getByRole('tab', { name }).click();
const panel = (seat: Seat) => at(seat).getByRole('region', { name: 'Room of the class' });
const log = (seat: Seat) => at(seat).getByRole('log');

async function write(seat: Seat, label: string, words: string): Promise<void> {
  await at(seat).getByRole('textbox', { name: label }).fill(words);
  await at(seat).keyboard.press('Enter');
}

describe.sequential('a host and two viewers', () => {
  it('chat; words are words, and names of other practices are numbers', async () => {
    await write('ana', 'Write to everybody', HTML);
    for (const seat of ['host', 'ana', 'ben'] as const) {
      await log(seat).getByText(HTML).waitFor();
      expect(await log(seat).locator('img').count()).toBe(0);
    }
    await log('host').getByText('Test learner').waitFor();
    await log('ben').getByText('Participant 2').waitFor();
    await log('ana').getByText('You', { exact: true }).waitFor();
    expect(await log('ana').getAttribute('aria-live')).toBe('polite');
    expect(await findingsOn(at('host'))).toEqual([]);
  });

  it('find all tabs in one row of a phone, by name, in Spanish too', async () => {
    const { host } = seats;
    const before = host.page.viewportSize();
    await host.page.setViewportSize({ width: 360, height: 780 });
    const speak = (locale: string) =>
      database(`update person set locale = $1 where role = 'trainer'`, locale);
    await speak('es');
    await host.page.reload();
    const tabs = host.page.getByRole('tab');
    await host.page.getByRole('tab', { name: 'Anfitrión' }).waitFor();
    for (const name of ['Chat', 'Preguntas', 'Encuestas', 'Personas', 'Anfitrión']) {
      await host.page.getByRole('tab', { name }).click();
      const boxes = await Promise.all((await tabs.all()).map((one) => one.boundingBox()));
      expect(new Set(boxes.map((box) => Math.round(box?.y ?? NaN))).size, name).toBe(1);
      expect(boxes.every((box) => box!.width >= 44 && box!.x + box!.width <= 360)).toBe(true);
    }
    expect(await findingsOn(host.page)).toEqual([]);
    await speak('en');
    await host.page.setViewportSize(before!);
    await host.page.reload();
    await log('host').waitFor();
  });

  it('moderate: a message goes, and who is muted cannot write', async () => {
    await write('ben', 'Write to everybody', 'Buy my book');
    const line = log('host').getByRole('article').filter({ hasText: 'Buy my book' });
    await line.getByRole('button', { name: /^Mute/ }).click();
    await line.getByRole('button', { name: /^Delete the message/ }).click();
    for (const seat of ['host', 'ana', 'ben'] as const) {
      await log(seat).getByText('Buy my book').waitFor({ state: 'detached' });
    }
    await at('ben').getByText('A host has muted you').waitFor();
    const words = at('ben').getByRole('textbox', { name: 'Write to everybody' });
    expect(await words.isDisabled()).toBe(true);
    await tab('host', 'People');
    await at('host').getByText('3 people are here').waitFor();
    await at('host')
      .getByRole('button', { name: /^Let .* write again/ })
      .click();
    await until(() => words.isEnabled(), 'Ben may write again');
  });

  it('ask and upvote; the host answers', async () => {
    await tab('ana', 'Questions');
    await write('ana', 'Ask a question', 'What is a CO-45?');
    await tab('ben', 'Questions');
    const upvote = (seat: Seat) => at(seat).getByRole('button', { name: /I have this question/ });
    await upvote('ben').click();
    await until(async () => (await upvote('ben').getAttribute('aria-pressed')) === 'true', 'up');
    await at('ana')
      .getByRole('button', { name: /^1, I have/ })
      .waitFor();
    await tab('host', 'Questions');
    await at('host').getByRole('button', { name: 'Answer in writing' }).click();
    await write('host', 'Your answer', 'A contractual obligation.');
    await at('ana').getByText('A contractual obligation.').waitFor();
    expect(await findingsOn(at('ana'))).toEqual([]);
  });

  it('vote, and see the result live', async () => {
    await tab('host', 'Polls');
    await at('host').getByRole('button', { name: 'New poll' }).click();
    await at('host').getByLabel('Question', { exact: true }).fill('Which form carries payments?');
    await at('host').getByLabel('Choice 1').fill('835');
    await at('host').getByLabel('Choice 2').fill('837P');
    await at('host').getByRole('button', { name: 'Start the poll' }).click();
    for (const seat of ['ana', 'ben'] as const) {
      await tab(seat, 'Polls');
      await at(seat).getByRole('radio', { name: /^835/ }).check();
      await at(seat).getByRole('button', { name: 'Vote' }).click();
      await at(seat)
        .getByText(/you have voted/)
        .waitFor();
    }
    await at('host').getByText('2 people have voted').waitFor();
    await at('host').getByText('100%').waitFor();
    expect(await findingsOn(at('ben'))).toEqual([]);
    await at('host').getByRole('button', { name: 'Close the poll' }).click();
    await at('ben')
      .getByText(/closed/)
      .waitFor();
  });

  it('raise a hand, mark a chapter, announce, share', async () => {
    await tab('ana', 'People');
    await at('ana').getByRole('button', { name: 'Raise my hand' }).click();
    await tab('host', 'People');
    await at('host')
      .getByRole('button', { name: /^Lower the hand/ })
      .click();
    await at('ana').getByRole('button', { name: 'Raise my hand' }).waitFor();
    await tab('host', 'Host');
    await at('host').getByLabel('What begins here').fill('Reading the remittance');
    await at('host').getByRole('button', { name: 'Mark', exact: true }).click();
    await at('host').getByText('1 chapter marked').waitFor();
    await at('host').getByLabel('Name', { exact: true }).fill('Slides');
    await at('host').getByLabel('Address').fill('https://rounds.example/slides.pdf');
    await at('host').getByRole('button', { name: 'Share the link' }).click();
    await write('host', 'Everybody sees it above the chat', 'Five minutes of pause');
    await at('ben').getByText('Five minutes of pause').first().waitFor();
    const link = at('ben').getByRole('link', { name: 'Slides' });
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await findingsOn(at('host'))).toEqual([]);
  });

  it('hand out a file, that others save as it is; taken back, and shared again', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)]);
    const file = { name: 'Codes 2026.pdf', mimeType: 'application/pdf', buffer: bytes };
    const choose = async (chosen: typeof file): Promise<void> => {
      const dialog = at('host').waitForEvent('filechooser');
      await at('host').getByRole('button', { name: 'Choose a file' }).click();
      await (await dialog).setFiles(chosen);
    };
    await choose({ ...file, buffer: Buffer.from('<html>') });
    await at('host').getByText('The file is not what its name says').first().waitFor();
    await choose(file);
    const link = at('ana').getByRole('link', { name: /^Codes 2026\.pdf \(293 kB\)/ });
    await link.waitFor();
    const saving = at('ana').waitForEvent('download');
    await link.click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('Codes 2026.pdf');
    expect((await readFile(await saved.path())).equals(bytes)).toBe(true);
    await at('host').getByRole('button', { name: 'Take back Codes 2026.pdf' }).click();
    await link.waitFor({ state: 'detached' });
    await at('host').getByRole('button', { name: 'Undo' }).click();
    await link.waitFor();
    expect(await findingsOn(at('host'))).toEqual([]);
    expect(await findingsOn(at('ana'))).toEqual([]);
  });

  it('comes back after the server was away, and loses and doubles nothing', async () => {
    await tab('ana', 'Chat');
    await tab('ben', 'Chat');
    await write('ben', 'Write to everybody', 'Before it');
    await log('ana').getByText('Before it').waitFor();
    await app.api.kill();
    await panel('ana').getByText('The connection is gone.').waitFor();
    await write('ana', 'Write to everybody', 'Said while it was away');
    await app.api.restart();
    await log('ben').getByText('Said while it was away').waitFor();
    expect(await log('ben').getByText('Said while it was away').count()).toBe(1);
    expect(await log('ben').getByText('Before it').count()).toBe(1);
    await panel('ana').getByText('The connection is gone.').waitFor({ state: 'detached' });
  });

  it('is worked by keyboard, and fits a phone', async () => {
    const { page } = seats.ana;
    await page.getByRole('tab', { name: 'Chat' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Questions' }).getAttribute('aria-selected')) //
      .toBe('true');
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Raise my hand' }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
  });
});

it('is calm when the class is over: it is read, and nothing can be said', async () => {
  await database(
    `update webinar set state = 'ended', live_at = now() - interval '2 hours',
       ended_at = now() - interval '1 hour' where id = $1`,
    webinarId,
  );
  await tab('ana', 'Chat');
  await write('ana', 'Write to everybody', 'Is anybody there?');
  await at('ana').getByText('The class is over').first().waitFor();
  await panel('ana').getByText('You can read here what was said.').waitFor();
  expect(await panel('ana').getByRole('textbox').count()).toBe(0);
  await at('ben').goto(path);
  await at('ben').getByText('This class is over').waitFor();
  await panel('ben').getByText('You can read here what was said.').waitFor();
  await log('ben').getByText('Before it').waitFor();
  expect(await panel('ben').getByRole('textbox').count()).toBe(0);
  expect(await findingsOn(at('ben'))).toEqual([]);
  // Hosts still hand out what they had promised, and take it back.
  await at('host').goto(path);
  await tab('host', 'Host');
  await at('host').getByRole('button', { name: 'Take back Slides' }).click();
  await at('host').getByRole('link', { name: 'Slides' }).waitFor({ state: 'detached' });
  expect(await findingsOn(at('host'))).toEqual([]);
});

it('is closed to who is not signed in', async () => {
  const context = await browser.newContext({ baseURL: app.baseUrl });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('E-mail').waitFor();
  await context.close();
});
