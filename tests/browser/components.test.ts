import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  launchBrowser,
  newVisitor,
  repositoryRoot,
  startApp,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findingsOn } from './studio-steps';

let app: RunningApp;
let web: ViteDevServer;
let browser: Browser;
let page: Page;

/** The web app as `npm run dev` serves it. */
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ workers: 0 }), launchBrowser()]);
  process.env['ROUNDS_API'] = app.baseUrl;
  web = await createServer({
    configFile: join(repositoryRoot, 'apps/web/vite.config.ts'),
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  await web.listen();
  const baseURL = web.resolvedUrls?.local[0] ?? '';
  page = await (await newVisitor(browser, { baseURL })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
  await app?.stop();
});

it('a page of development mode shows every shared component', async () => {
  await page.goto('/components');
  await page.getByRole('heading', { name: 'Components', level: 1 }).waitFor();
  const index = await readFile(join(repositoryRoot, 'libs/ui/index.ts'), 'utf8');
  const names = [...index.matchAll(/default as (\w+)/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    expect(await page.getByRole('region', { name, exact: true }).count(), name).toBe(1);
  }
});

it('can be read in both colours, on a phone, and with its dialog open', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findingsOn(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('button', { name: 'Open a dialog' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await findingsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Toast with undo' }).click();
  await page.getByText('A toast that tells of success').first().waitFor();
});

it('is not part of a build', async () => {
  const manifest = await readFile(join(repositoryRoot, 'dist/web/.vite/manifest.json'), 'utf8');
  expect(manifest).not.toContain('development/');
  await page.goto(`${app.baseUrl}/components`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('region', { name: 'EmptyState' }).count()).toBe(0);
});
