import { launchBrowser, until } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countClicks } from './clicks';
import { browserOf, demoPeople, type DemoApp, type DemoRole } from './demo-app';
import { LARGE, startLargeLibrary } from './large-library';
import { findingsOn, videoOf } from './studio-steps';

let app: DemoApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startLargeLibrary(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function published(): Promise<{ id: string; playable: boolean; topics: string[] }[]> {
  const all: { id: string; playable: boolean; topics: string[] }[] = [];
  let cursor = '';
  do {
    const { body } = await app.client('trainer').get(`/api/library?limit=100${cursor}`);
    const page = body as { items: typeof all; nextCursor: string | null };
    all.push(...page.items);
    cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
  } while (cursor);
  return all;
}

/** Somebody on a page, every click counted from there on. */
async function land(path = '/', ready = 'main article', who: DemoRole = 'learner') {
  const context = await browserOf(browser, app, who);
  const page = await context.newPage();
  const counter = await countClicks(page);
  await counter.land(path, ready);
  return { page, counter, leave: () => context.close() };
}

/** Waits until pictures move after a position. */
const plays = (page: Page, afterMs: number) =>
  until(async () => {
    const { seconds, paused } = await videoOf(page);
    return !paused && seconds * 1000 > afterMs;
  }, 'it plays');

describe(`in a library of ${LARGE} classes`, () => {
  it('every class plays, and every step has some', async () => {
    const classes = await published();
    expect(classes).toHaveLength(LARGE);
    expect(classes.every(({ playable }) => playable)).toBe(true);
    const steps = new Set(classes.flatMap(({ topics }) => topics));
    expect([...steps].filter((key) => key.startsWith('billing:'))).toHaveLength(13);
    expect([...steps].filter((key) => /^practice:[a-z-]+$/.test(key))).toHaveLength(8);
  });

  it('front desk, chiropractic: the eligibility chapter plays after two clicks', async () => {
    const { page, counter, leave } = await land();
    await page.getByRole('link', { name: 'Eligibility and benefits', exact: true }).click();
    const card = page.locator('main article').first();
    await card.getByRole('link', { name: 'Eligibility and benefits: before you begin' }).click();
    await plays(page, 0);
    const path = new URL(page.url()).pathname;
    const { body } = await app.client('learner').get(`/api/classes/${path.split('/')[2]}`);
    const watched = body as { specialties: string[]; chapters: { id: string; topics: string[] }[] };
    expect(watched.specialties).toEqual(['chiropractic']);
    const chapter = watched.chapters.find(({ id }) => id === path.split('/')[3]);
    expect(chapter?.topics).toContain('practice:eligibility');
    const deeds = await counter.read();
    expect(deeds).toMatchObject({ keys: [], pressed: [], forged: [], documents: [] });
    expect(deeds.clicks).toHaveLength(2);
    await leave();
  });

  it('the same by the map: a step, then one of its chapters', async () => {
    const { page, counter, leave } = await land('/map', 'main [role=grid]');
    await page.getByRole('button', { name: /^Eligibility and benefits:/ }).click();
    const place = page.getByRole('region', { name: 'Eligibility and benefits' });
    await place.getByRole('link').first().click();
    await plays(page, 0);
    expect((await counter.read()).clicks).toHaveLength(2);
    await leave();
  });

  it('a place with one chapter plays it after one click; keys alone do it, too', async () => {
    const { page, counter, leave } = await land('/map', 'main [role=grid]');
    const only = page.locator('td a[data-spot]').first();
    const spot = (await only.getAttribute('data-spot')) ?? '';
    const [row = 0, column = 0] = spot.split(' ').map(Number);
    await page.locator('[data-spot][tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    for (let n = 1; n < row; n++) await page.keyboard.press('ArrowDown');
    for (let n = 1; n < column; n++) await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-spot'))).toBe(spot);
    await page.keyboard.press('Enter');
    await plays(page, 0);
    expect(await counter.read()).toMatchObject({ clicks: [], forged: [], documents: [] });
    await leave();
  });

  it('an empty place is asked for, and the vote is taken back', async () => {
    const { page, leave } = await land('/map', 'main [role=grid]');
    await page
      .getByRole('button', { name: /: Nothing yet$/ })
      .first()
      .click();
    const place = page.locator('main td section');
    await place.getByRole('button', { name: 'Request this' }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await place.getByRole('button', { name: 'Request this' }).click();
    await place.getByText('You asked for this').waitFor();
    await page.getByRole('heading', { name: 'What you asked for' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await place.getByRole('button', { name: 'Request this' }).waitFor();
    await place.getByRole('button', { name: 'Close' }).click();
    await place.waitFor({ state: 'detached' });
    await leave();
  });

  it('resumes in one click', async () => {
    const { page, counter, leave } = await land();
    const { body } = await app.client('learner').get('/api/me/progress');
    const items = (body as { items: { classId: string; resumeMs: number; progress: number }[] })
      .items;
    const latest = items.find(({ progress }) => progress < 0.9);
    await page.locator(`article a[href="/watch/${latest?.classId}"]`).first().click();
    await plays(page, latest?.resumeMs ?? 0);
    const deeds = await counter.read();
    expect(deeds).toMatchObject({ keys: [], pressed: [], forged: [], documents: [] });
    expect(deeds.clicks).toHaveLength(1);
    await leave();
  });

  it('several filters narrow the library, stay in the address, and say which one to drop', async () => {
    const query = 'practice=practice:eligibility&specialty=chiropractic&progress=finished';
    const { page, leave } = await land(`/library?${query}`, 'main [role=status]');
    await page.getByRole('button', { name: /^Without Finished: \d+ classes/ }).click();
    await page.locator('main article').first().waitFor();
    expect(new URL(page.url()).searchParams.get('progress')).toBeNull();
    await page.getByText(/^\d+ classes$/).waitFor();
    await page.reload();
    await page.locator('main article').first().waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByText(`${LARGE - 1} classes`).waitFor();
    await leave();
  });

  it('a manager sees who is overdue and reminds all of them by mail in two clicks', async () => {
    const { page, counter, leave } = await land('/', 'main a[href^="/team"]', 'manager');
    await page.getByRole('link', { name: 'See who' }).click();
    await page.locator('main article').first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole('button', { name: /^Remind \d+ (person|people) by mail$/ }).click();
    await page.getByText(/^\d+ (person gets|people get) a mail$/).waitFor();
    const deeds = await counter.read();
    expect(deeds).toMatchObject({ keys: [], pressed: [], forged: [], documents: [] });
    expect(deeds.clicks).toHaveLength(2);
    await page.getByText('Was reminded within the last day.').first().waitFor();
    const { body } = await app.client('admin').get('/api/outbox');
    const mails = (body as { items: { recipient: string; text: string }[] }).items;
    const mail = mails.find(({ recipient }) => recipient === demoPeople.learner);
    expect(mail?.text).toContain('Chiropractic eligibility: know before the adjustment');
    await leave();
  });

  it('a manager assigns a class to a role, and takes it back', async () => {
    const { page, leave } = await land('/team', 'main article', 'manager');
    await page.getByRole('link', { name: 'Assignments' }).click();
    await page.getByRole('button', { name: 'Assign', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^For \d+ people$/).waitFor();
    await dialog.getByRole('button', { name: 'A class' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Front desk' }).click();
    await dialog.getByText('For 1 person').waitFor();
    await dialog.getByLabel('Due on').fill('2099-12-31');
    expect(await findingsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await page.getByText('By Dec 31, 2099').waitFor();
    const { body } = await app.client('learner').get('/api/me/assignments');
    expect(JSON.stringify(body)).toContain('2099-12-31');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('By Dec 31, 2099').waitFor({ state: 'detached' });
    expect(await findingsOn(page)).toEqual([]);
    await leave();
  });

  it('a click by a script, or an address that is opened, does not count as short', async () => {
    const { page, counter, leave } = await land();
    await page.getByRole('link', { name: 'Map', exact: true }).first().dispatchEvent('click');
    await page.waitForURL('**/map');
    expect((await counter.read()).forged).toEqual(['Map']);
    await page.goto('/me');
    expect((await counter.read()).documents).toHaveLength(1);
    await leave();
  });
});
