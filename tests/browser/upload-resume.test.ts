import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addPerson,
  launchBrowser,
  makeTempDir,
  signIn,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive, chooseFile, findingsOn, limitUpload, rowOf } from './studio-steps';

const NAME = 'A long webinar.mp4';
/** Far more than is sent before the test has done with an upload on its way. */
const BYTES = 64_000_000;

let app: RunningApp;
let browser: Browser;
let client: ApiClient;
let context: BrowserContext;
let page: Page;
let file: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  const trainer = await addPerson(app.databaseUrl, 'trainer');
  client = await signIn(app.baseUrl, trainer.email, trainer.password);
  file = join(await makeTempDir('upload'), NAME);
  // What it holds does not matter on the way; that it is no video is told when it has arrived.
  await writeFile(file, randomBytes(BYTES));
  ({ context, page } = await arrive(browser, app.baseUrl, trainer));
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await app?.stop();
});

interface Listed {
  items: { id: string; state: string; bytes: number; error: { code: string } | null }[];
}
const recordings = async () => (await client.get('/api/recordings')).body as Listed;
const sentPercent = async () =>
  Number(
    await page
      .getByRole('progressbar', { name: `Upload of ${NAME}` })
      .getAttribute('aria-valuenow'),
  );

describe.sequential('an upload on its way', () => {
  it('goes on while the person looks at other pages', async () => {
    await limitUpload(page, 2_000_000);
    await chooseFile(page, file);
    await until(async () => (await sentPercent()) > 0, 'it has begun', 60_000);
    await page.getByRole('link', { name: 'Library' }).first().click();
    await page.waitForURL('**/library');
    const dock = page.getByRole('link', { name: /1 upload/ });
    const before = await dock.textContent();
    await until(async () => (await dock.textContent()) !== before, 'it moves on');
    await dock.click();
    await page.waitForURL('**/studio');
    expect(await sentPercent()).toBeGreaterThan(0);
  });

  it('pauses and goes on', async () => {
    await page.getByRole('button', { name: `Pause the upload of ${NAME}` }).click();
    await page.getByText('Paused').waitFor();
    const paused = await sentPercent();
    await page.waitForTimeout(1500);
    expect(await sentPercent()).toBe(paused);
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole('button', { name: `Go on with the upload of ${NAME}` }).click();
    await until(async () => (await sentPercent()) > paused, 'it goes on');
  });

  it('goes on by itself after the server was killed', async () => {
    await app.api.kill();
    await page.getByText('Waiting for the server').waitFor();
    const before = await sentPercent();
    await app.api.restart();
    await until(async () => (await sentPercent()) > before, 'it goes on', 60_000);
  });

  it('goes on at its offset when the file is chosen again after a reload', async () => {
    await until(async () => (await sentPercent()) >= 14, 'a good part was sent', 60_000);
    const warned = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.accept();
      return dialog.type();
    });
    await page.reload();
    expect(await warned).toBe('beforeunload');
    await page.getByRole('heading', { name: 'Unfinished uploads' }).waitFor();
    await page.getByText(NAME).first().waitFor();
    expect(await findingsOn(page)).toEqual([]);

    await limitUpload(page, null);
    const requests: Request[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/uploads')) requests.push(request);
    });
    await chooseFile(page, file);
    await page.getByText(`${NAME} has arrived`).first().waitFor();
    const offsets = requests
      .filter((request) => request.method() === 'PATCH')
      .map((request) => Number(request.headers()['upload-offset']));
    expect(requests.filter((request) => request.method() === 'POST')).toEqual([]);
    expect(offsets[0]).toBeGreaterThan(BYTES / 10);
    await page.getByRole('heading', { name: 'Unfinished uploads' }).waitFor({ state: 'detached' });
  });

  it('is then judged by what it holds, in words that say what to do', async () => {
    const row = rowOf(page, NAME);
    await row.getByText('Refused', { exact: true }).waitFor();
    await row.getByText('This is not a video').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    const { items } = await recordings();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ bytes: BYTES, error: { code: 'media-unreadable' } });
  });

  it('a file that cannot be used is not even begun', async () => {
    const path = join(await makeTempDir('upload'), 'notes.pdf');
    await writeFile(path, 'no video');
    await chooseFile(page, path);
    await page.getByText('This is not a video that we can use').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    expect((await recordings()).items).toHaveLength(1);
  });

  it('deleting a recording can be undone', async () => {
    const remove = () => page.getByRole('button', { name: `Delete ${NAME}` }).click();
    await remove();
    await rowOf(page, NAME).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await rowOf(page, NAME).waitFor();
    expect((await recordings()).items).toHaveLength(1);
    await remove();
    await until(async () => (await recordings()).items.length === 0, 'it is deleted');
  });
});
