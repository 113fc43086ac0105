import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, makeTempDir, until } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import { countClicks } from './clicks';
import { browserOf, type DemoApp } from './demo-app';
import { LARGE, startLargeLibrary } from './large-library';
import { findingsOn, rowOf } from './studio-steps';

const TITLES = ['one', 'two', 'three', 'four', 'five'].map((name) => `Payer update ${name}`);
const NAMES = TITLES.map((title) => `${title.replaceAll(' ', '-')}.mp4`);

let app: DemoApp;
let browser: Browser;
let files: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startLargeLibrary(), launchBrowser()]);
  const folder = await makeTempDir('five-files');
  const sample = await makeSample({ seconds: 4, width: 320, height: 180 });
  files = NAMES.map((name) => join(folder, name));
  await Promise.all(files.map((file) => copyFile(sample, file)));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function published(): Promise<string[]> {
  const { body } = await app.client('learner').get('/api/library?q=Payer%20update');
  return (body as { items: { title: string }[] }).items.map(({ title }) => title);
}

/** As the system does it, so that the page cannot tell. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data });
  }
}

describe.sequential(`recordings beside ${LARGE} classes`, () => {
  it('five files dropped are tagged and published in four clicks', async () => {
    const context = await browserOf(browser, app, 'trainer');
    const page = await context.newPage();
    const counter = await countClicks(page);
    await counter.land('/studio', 'main li');
    await drop(page, files);
    const panel = page.getByRole('region', { name: 'Publish these 5 files' });
    await panel.waitFor();
    expect(await findingsOn(page)).toEqual([]);

    await panel.getByLabel('Topics').click();
    await page.getByRole('option', { name: 'Denials' }).first().click();
    await panel.getByRole('checkbox', { name: 'I have watched all 5' }).click();
    // A list that fades away still lies over what is below it.
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Publish 5 classes' }).click();

    await until(async () => (await published()).length === TITLES.length, 'all five', 90_000);
    expect((await published()).toSorted()).toEqual(TITLES.toSorted());
    await rowOf(page, NAMES[0]!).getByText('Published', { exact: true }).waitFor();
    const deeds = await counter.read();
    expect(deeds).toMatchObject({ keys: [], forged: [], documents: [] });
    expect(deeds.clicks, deeds.clicks.join(' · ')).toHaveLength(4);
    await context.close();
  });

  it('are found by filters that stay in the address, tagged together with a preview, and back', async () => {
    const context = await browserOf(browser, app, 'trainer');
    const page = await context.newPage();
    await page.goto('/studio');
    await page.getByLabel('File name').fill('Payer-update');
    await page.waitForURL('**/studio?q=Payer-update');
    await until(async () => (await page.locator('main li a').count()) >= 5, 'five rows');
    await page.reload();
    const all = page.getByRole('checkbox', { name: 'Choose all on this page' });
    await all.focus();
    await page.keyboard.press('Space');
    const bar = page.getByRole('region', { name: 'What was chosen' });
    await bar.getByText('5 chosen').waitFor();
    expect(await findingsOn(page)).toEqual([]);

    await bar.getByRole('button', { name: 'Tag 5 classes' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Speaker').fill('Marcus Reyes');
    await dialog.getByText('+ by Marcus Reyes').first().waitFor();
    expect(await dialog.locator('del').count()).toBe(5);
    expect(await findingsOn(page)).toEqual([]);
    await page.screenshot({ path: 'dist/shots/studio-bulk-preview.png' });
    await dialog.getByRole('button', { name: 'Change 5 classes' }).click();
    await dialog.waitFor({ state: 'detached' });
    const speakers = async () => {
      const { body } = await app.client('trainer').get('/api/classes?q=Payer%20update');
      return (body as { items: { speaker: string }[] }).items.map(({ speaker }) => speaker);
    };
    expect(new Set(await speakers())).toEqual(new Set(['Marcus Reyes']));
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(async () => !(await speakers()).includes('Marcus Reyes'), 'it is undone');
    await context.close();
  });
});
