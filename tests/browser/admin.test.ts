import { addPerson, launchBrowser, newVisitor, startApp, type RunningApp } from '@rounds/testing';
import { newId } from '@rounds/platform/ids';
import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive, findingsOn } from './studio-steps';

const PRACTICE = 'Riverbend Podiatry';
const NAME = 'Inés Duarte';
const EMAIL = 'ines@riverbend.example';

let app: RunningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ workers: 0 }), launchBrowser()]);
  ({ context, page } = await arrive(
    browser,
    app.baseUrl,
    await addPerson(app.databaseUrl, 'admin'),
  ));
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await app?.stop();
});

const choose = async (label: string, option: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  // A select is a combobox, one that can be searched is a button.
  await dialog
    .getByRole('combobox', { name: label })
    .or(dialog.getByRole('button', { name: label }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).click();
};
const row = () => page.locator('main li').filter({ hasText: EMAIL });

describe.sequential('an admin', () => {
  it('adds a practice with its specialties', async () => {
    await page.getByRole('link', { name: 'Admin' }).first().click();
    await page.getByRole('button', { name: 'New practice' }).first().click();
    await page.getByLabel('Name').fill(PRACTICE);
    await choose('Specialties', 'Podiatry');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .locator('main li')
      .filter({ hasText: PRACTICE })
      .getByText('Podiatry')
      .first()
      .waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });

  it('invites a person, who opens the link of the outbox and is in', async () => {
    await page.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('button', { name: 'Invite a person' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(NAME);
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await dialog.getByText('Please write an e-mail address.').waitFor();
    await dialog.getByLabel('E-mail').fill(EMAIL);
    await choose('Practice', PRACTICE);
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await findingsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await row().getByText('Invited', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Outbox' }).click();
    const mail = page.locator('article').filter({ hasText: EMAIL });
    const link = await mail.getByRole('link').first().getAttribute('href');
    expect(await findingsOn(page)).toEqual([]);
    const guest = await newVisitor(browser);
    const invited = await guest.newPage();
    await invited.goto(link ?? '');
    await invited.getByRole('textbox', { name: 'password' }).fill('a calm and long password');
    await invited.keyboard.press('Enter');
    await invited.getByRole('button', { name: `Account of ${NAME}` }).waitFor();
    await guest.close();
  });

  it('reads a mail as mail programs show it, and nothing of it runs or loads', async () => {
    const html =
      '<p>Bring <b>your notes</b>.</p><img src="https://tracker.example/seen.gif">' +
      '<script>document.body.textContent = "It ran"</script><a href="/map">The map</a>';
    const connection = new Client(app.databaseUrl);
    await connection.connect();
    await connection.query(
      `insert into mail_message (id, created_at, recipient, subject, text, html, state)
       values ($1, now(), 'ana@riverbend.example', 'Tomorrow', 'Bring your notes.', $2, 'kept')`,
      [newId(), html],
    );
    await connection.end();
    // What the policy of the frame stops is announced by the browser, too, but never gets as far as here.
    let loads = 0;
    await page.route('https://tracker.example/**', (route) => {
      loads += 1;
      return route.abort();
    });
    await page.goto('/admin/outbox');
    const mail = page.locator('article').filter({ hasText: 'ana@riverbend.example' });
    await mail.getByText('Bring your notes.').waitFor();
    await mail.getByRole('button', { name: 'HTML' }).click();
    const frame = page.frameLocator('iframe[title^="Tomorrow"]');
    await frame.getByText('Bring your notes.').waitFor();
    expect(await frame.locator('b').textContent()).toBe('your notes');
    expect(await findingsOn(page)).toEqual([]);
    const opened = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'The map' }).click();
    await (await opened).close();
    expect(loads).toBe(0);
    await mail.getByRole('button', { name: 'Source' }).click();
    await mail.getByText('<b>your notes</b>').waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });

  it('deactivates the person, and takes it back', async () => {
    await page.getByRole('link', { name: 'People' }).first().click();
    await row()
      .getByRole('button', { name: `More for ${NAME}` })
      .click();
    await page.getByRole('menuitem', { name: 'Deactivate' }).click();
    await row().getByText('Inactive').waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await row().getByText('Inactive').waitFor({ state: 'detached' });
    expect(await findingsOn(page)).toEqual([]);
  });

  it('reads in the audit what was done', async () => {
    await page.getByRole('link', { name: 'Audit' }).click();
    const actions = page.locator('main tbody tr');
    await actions.first().waitFor();
    const text = (await actions.allTextContents()).join('\n');
    for (const done of [
      'Practice added',
      'Person invited',
      'Person deactivated',
      'Person activated',
    ]) {
      expect(text).toContain(done);
    }
    expect(await findingsOn(page)).toEqual([]);
  });
});
