import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, repositoryRoot, until } from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserOf, startDemoApp, type DemoApp, type DemoRole } from './demo-app';
import { learnerJourneys } from './learner-journeys';
import { sum, watchScripts } from './script-bytes';
import { findingsOn, videoOf } from './studio-steps';

const KILOBYTE = 1000;

let app: DemoApp;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
});
afterEach(async () => {
  await context?.close();
  context = undefined;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

learnerJourneys(() => ({ app, browser }));

async function open(role: DemoRole): Promise<Page> {
  context = await browserOf(browser, app, role);
  return await context.newPage();
}

describe('the palette', () => {
  it('finds a chapter by words and plays it, by keyboard alone', async () => {
    const page = await open('learner');
    await page.goto('/me');
    await page.locator('main h1').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('medicare covers');
    const chapter = page.getByRole('option', { name: /What Medicare covers/ }).first();
    await chapter.waitFor();
    await until(
      async () => (await chapter.getAttribute('data-highlighted')) !== null,
      'it is chosen',
    );
    expect(await findingsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/watch/${app.classId}/*`);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await until(async () => (await videoOf(page)).seconds > 1, 'it plays');
  });

  it('leads to pages, and says when nothing is found', async () => {
    const page = await open('trainer');
    await page.goto('/library');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('zzqx');
    await page.getByText('Nothing was found for “zzqx”').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('workflow m');
    await page.getByRole('option', { name: 'Workflow map' }).click();
    await page.waitForURL('**/map');
  });

  it('takes nothing of what is typed for HTML', async () => {
    const page = await open('learner');
    await page.goto('/me');
    await page.locator('main h1').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('<img src=x onerror=alert(1)>');
    await page.getByText('Nothing was found for “<img src=x onerror=alert(1)>”').waitFor();
    expect(await page.locator('img[src=x]').count()).toBe(0);
  });
});

describe('what goes wrong', () => {
  it('is told when the server does not answer, and mended by trying again', async () => {
    const page = await open('learner');
    await page.route('**/api/library**', (route) => route.abort());
    await page.goto('/library');
    await page.getByText('The server does not answer').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.unroute('**/api/library**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('main article').first().waitFor();
  });

  it('is told when the server has a fault', async () => {
    const page = await open('learner');
    await page.route('**/api/library**', (route) => route.fulfill({ status: 500, body: 'broken' }));
    await page.goto('/library');
    await page.getByText('Something went wrong on our side').waitFor();
    expect(await findingsOn(page)).toEqual([]);
  });

  it('never leaves an empty page: an answer that cannot be drawn says so', async () => {
    const page = await open('learner');
    const broken = { items: [{ id: 'x' }], nextCursor: null };
    await page.route('**/api/library**', (route) => route.fulfill({ json: broken }));
    await page.goto('/library');
    await page.getByRole('button', { name: 'Load again' }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Me', exact: true }).first().click();
    await page.locator('main [role=progressbar]').first().waitFor();
  });

  it('is told while offline', async () => {
    const page = await open('learner');
    await page.goto('/me');
    await page.locator('main [role=progressbar]').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });
});

describe('the code that a learner loads', () => {
  /** What the shell around every page loads, then what the page that is watched on adds. */
  async function scripts(page: Page) {
    const loaded = watchScripts(page);
    await page.goto('/me');
    await page.locator('main [role=progressbar]').first().waitFor();
    const shell = new Set((await loaded()).keys());
    await page.goto(`/watch/${app.classId}`);
    await until(async () => (await videoOf(page)).frames > 0, 'it plays');
    const all = await loaded();
    const added = [...all].filter(([file]) => !shell.has(file));
    // What plays HLS, which live classes load, too, and what fits it to the player.
    const isEngine = ([file]: [string, number]): boolean => /^hls-/.test(file);
    return {
      all,
      engine: sum(added.filter(isEngine).map(([, bytes]) => bytes)),
      own: sum(added.filter((one) => !isEngine(one)).map(([, bytes]) => bytes)),
    };
  }

  it('stays within its budget on the watch page', async () => {
    const { own, engine } = await scripts(await open('learner'));
    expect(own).toBeGreaterThan(20 * KILOBYTE);
    expect(own).toBeLessThanOrEqual(165 * KILOBYTE);
    expect(engine).toBeGreaterThan(50 * KILOBYTE);
    expect(engine).toBeLessThanOrEqual(150 * KILOBYTE);
  });

  it('has nothing of the studio', async () => {
    const page = await open('learner');
    const loaded = watchScripts(page);
    for (const path of ['/', '/library', '/map', '/me', `/watch/${app.classId}`]) {
      await page.goto(path);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
    }
    const manifest = await readManifest();
    const forStaff = Object.values(manifest)
      .filter(({ src }) => src && /\/features\/(studio|admin|reports)\/.*\.vue$/.test(src))
      .map(({ file }) => file.replace('assets/', ''));
    expect(forStaff.length).toBeGreaterThan(5);
    const names = new Set((await loaded()).keys());
    expect(names.size).toBeGreaterThan(10);
    expect(forStaff.filter((file) => names.has(file))).toEqual([]);
  });
});

async function readManifest(): Promise<Record<string, { file: string; src?: string }>> {
  const file = join(repositoryRoot, 'dist/web/.vite/manifest.json');
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, { file: string; src?: string }>;
}
