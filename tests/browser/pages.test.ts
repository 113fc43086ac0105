import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { launchBrowser, repositoryRoot } from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserOf, startDemoApp, type DemoApp, type Look } from './demo-app';
import { learnerJourneys } from './learner-journeys';
import { pages, type PageCase } from './page-list';

/** Pictures of every page, to be looked at: `npm run shots`. */
const pictures = join(repositoryRoot, 'dist/shots');
const sizes = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
} as const;
const locales: Look['locale'][] = ['en', 'es'];
const themes: Look['theme'][] = ['light', 'dark'];
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let app: DemoApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
  await mkdir(pictures, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

learnerJourneys(() => ({ app, browser }));

const routeFiles = import.meta.glob<string>('../../apps/web/src/features/*/routes.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('knows every page of the web app', () => {
  const routes = Object.values(routeFiles)
    .flatMap((text) => [...text.matchAll(/path: '([^']+)'(?!, redirect)/g)])
    .map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(10);
  expect(pages.map(({ route }) => route)).toEqual(expect.arrayContaining(routes));
});

describe.each(locales)('in language %s', (locale) => {
  const contexts = new Map<string, BrowserContext>();
  afterAll(() => Promise.all([...contexts.values()].map((context) => context.close())));

  async function contextOf(role: PageCase['role']): Promise<BrowserContext> {
    const known = contexts.get(role);
    if (known) return known;
    const context = await browserOf(browser, app, role, { theme: 'light', locale });
    contexts.set(role, context);
    return context;
  }

  it.each(pages)('$name can be read by everybody', async (one) => {
    const context = await contextOf(one.role);
    const page = await context.newPage();
    try {
      const complaints = listen(page);
      await openPage(page, one);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.setViewportSize(viewport);
          const name = `${one.name}-${size}-${theme}-${locale}`;
          expect(await tooWide(page), name).toEqual([]);
          if (!tells(locale, theme, size)) continue;
          await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
          expect(await axeFindings(page), name).toEqual([]);
        }
      }
      expect(complaints).toEqual([]);
    } finally {
      await page.close();
    }
  });
});

/** Of the eight looks of a page four are examined, so that each pair of choices meets once. */
function tells(locale: Look['locale'], theme: Look['theme'], size: string): boolean {
  const [spanish, dark, phone] = [locale === 'es', theme === 'dark', size === 'phone'];
  return (dark !== phone) === spanish;
}

/** Opens a page and waits until nothing of it is still being loaded. */
async function openPage(page: Page, { open, ready }: PageCase): Promise<void> {
  await page.goto(open(app));
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  if (ready) await page.locator(ready).first().waitFor();
  await page.locator('main [role=status][aria-label]').waitFor({ state: 'detached' });
}

/** Errors of scripts, refusals of the security policy, and requests that leave our origin. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The browser itself reports every answer of 400 and above; some pages are about one.
    const expected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs =
      url.origin === app.baseUrl || url.protocol === 'blob:' || url.protocol === 'data:';
    if (!isOurs) complaints.push(`asks ${url.origin}`);
  });
  return complaints;
}

/** What makes the page scroll sideways, or has its text cut off. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} px`,
      ...wide.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ];
  });
}

async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
