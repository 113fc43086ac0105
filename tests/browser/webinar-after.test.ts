import { readFile } from 'node:fs/promises';
import { newId } from '@rounds/platform/ids';
import {
  addPerson,
  launchBrowser,
  signIn,
  startApp,
  type ApiClient,
  type RunningApp,
  type TestPerson,
} from '@rounds/testing';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive, findingsOn } from './studio-steps';

let app: RunningApp;
let browser: Browser;
let trainer: TestPerson;
let learner: TestPerson;
let other: TestPerson;
let client: ApiClient;
let database: Client;
let webinarId: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ workers: 0 }), launchBrowser()]);
  trainer = await addPerson(app.databaseUrl, 'trainer');
  learner = await addPerson(app.databaseUrl, 'learner');
  other = await addPerson(app.databaseUrl, 'learner');
  client = await signIn(app.baseUrl, trainer.email, trainer.password);
  database = new Client(app.databaseUrl);
  await database.connect();
  const { body } = await client.post('/api/webinars', {
    ...{ title: 'Reading a remittance', startsLocal: '2099-03-03T09:00', timeZone: 'UTC' },
    ...{ durationMinutes: 30, state: 'scheduled' },
  });
  webinarId = (body as { id: string }).id;
  await database.query(
    `update webinar set state = 'ended', live_at = now() - interval '90 minutes',
       ended_at = now() - interval '60 minutes' where id = $1`,
    [webinarId],
  );
  await stay(trainer, 'host', 0, 30);
  await stay(learner, 'viewer', 8, 20);
});
afterAll(async () => {
  await database?.end();
  await browser?.close();
  await app?.stop();
});

async function stay(person: TestPerson, role: string, from: number, to: number): Promise<void> {
  await database.query(
    `insert into attendance_interval
       (id, webinar_id, person_id, role, holder, joined_at, last_seen_at, left_at)
     select $1, id, $3, $4, $2, live_at + $5 * interval '1 minute',
       live_at + $6 * interval '1 minute', now()
     from webinar where id = $7`,
    [newId(), newId(), person.id, role, from, to, webinarId],
  );
}

async function pageOf(person: TestPerson): Promise<Page> {
  return (await arrive(browser, app.baseUrl, person)).page;
}

const QUESTION = 'How was this live class?';
const good = (page: Page) =>
  page.getByRole('group', { name: QUESTION }).getByRole('button', { name: 'Good' });

describe('before a webinar', () => {
  it('a trainer schedules a series on two weekdays until a day, without one of its dates', async () => {
    const page = await pageOf(trainer);
    await page.goto('/studio/webinars');
    await page.getByRole('button', { name: 'Schedule a live class' }).first().click();
    const dialog = page.getByRole('dialog');
    const date = (name: string) => dialog.getByRole('checkbox', { name });
    const choose = async (select: string, option: string): Promise<void> => {
      await dialog.getByRole('combobox', { name: select }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await dialog.getByLabel('Title').fill('Appeals, twice a week');
    await dialog.getByRole('button', { name: 'Time zone' }).click();
    await page.keyboard.type('New_York');
    await page.getByRole('option', { name: 'America/New_York' }).click();
    await dialog.getByLabel('Day', { exact: true }).fill('2099-03-03');
    await choose('Repeat', 'Every week');
    await dialog.getByRole('button', { name: 'Thursday' }).click();
    await dialog.getByText('6 dates').waitFor();
    await choose('Ends', 'On a day');
    await dialog.getByLabel('Last day').fill('2099-03-12');
    await dialog.getByText('4 dates').waitFor();
    // New York's clocks change on March 8.
    await date('Tue, Mar 3, 2099 10:00 AM EST').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect
      .poll(() => date('Thu, Mar 5, 2099 10:00 AM EST').getAttribute('aria-checked'))
      .toBe('false');
    await date('Tue, Mar 10, 2099 10:00 AM EDT').waitFor();
    await dialog.getByText('4 dates, 1 left out').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findingsOn(page)).toEqual([]);
    const dates = dialog.getByRole('group', { name: 'Dates' });
    const wide = await dates.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(wide).toBe(0);
    await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.waitForURL(/webinars\/[\w-]{36}$/);
    await page.getByText('Every week on Tuesday and Thursday').waitFor();
    const { body } = await client.get('/api/webinars?q=appeals');
    const { items } = body as { items: { startsAt: string }[] };
    expect(items.map(({ startsAt }) => startsAt)).toEqual([
      '2099-03-12T14:00:00.000Z',
      '2099-03-10T14:00:00.000Z',
      '2099-03-03T15:00:00.000Z',
    ]);
    await page.goto('/studio/webinars?q=appeals');
    const rows = page.getByRole('link', { name: 'Appeals, twice a week' });
    await expect.poll(() => rows.count()).toBe(3);
  });
});

describe('after a webinar', () => {
  it('who attended says how it was in one tap, and words if they like', async () => {
    const page = await pageOf(learner);
    await page.goto(`/live/${webinarId}`);
    await good(page).click();
    await page.getByText('Saved, thank you.').waitFor();
    await page.getByLabel('What should we know?').fill('A little fast');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Your remark is with the trainers.').waitFor();
    await page.reload();
    await expect.poll(() => good(page).getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByLabel('What should we know?').inputValue()).toBe('A little fast');
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => (await database.query('select rating, remark from webinar_feedback')).rows)
      .toEqual([{ rating: 4, remark: 'A little fast' }]);
    await page.context().close();
  });

  it('who was not there is not asked', async () => {
    const page = await pageOf(other);
    const answer = page.waitForResponse(/\/feedback$/);
    await page.goto(`/live/${webinarId}`);
    await page.getByText('This class is over').waitFor();
    await answer;
    expect(await page.getByText(QUESTION).count()).toBe(0);
    await page.context().close();
  });

  it('the trainer sees who was there, and saves it as a file', async () => {
    const page = await pageOf(trainer);
    await page.goto(`/studio/webinars/${webinarId}`);
    const section = page.getByRole('region', { name: 'Who was there' });
    const row = section.getByRole('row', { name: /Test learner/ });
    await row.waitFor();
    const cells = await row.locator('th, td').allInnerTexts();
    expect(cells.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^Test learner Practice/),
      'Viewer',
      '12 min',
      '40%',
      expect.stringMatching(/\d+:\d\d [AP]M$/),
      'Late Left early',
    ]);
    await section.getByText('1 person came to watch').waitFor();
    const download = page.waitForEvent('download');
    await section.getByRole('link', { name: 'Save as CSV' }).focus();
    await page.keyboard.press('Enter');
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toContain('Test learner');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await findingsOn(page)).toEqual([]);
    await page.context().close();
  });
});
