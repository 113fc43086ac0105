import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, repositoryRoot, until } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './axe-violations';
import { browserOf, startDemoApp, type DemoApp, type Look } from './demo-app';
import { pages, type PageCase } from './page-list';

/** Pictures of every page, to be looked at: `npm run shots`. They cost more than they prove. */
const takesPictures = process.env['SHOTS'] === '1';
const pictures = join(repositoryRoot, 'dist/shots');
const sizes = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
} as const;
/** What a desktop of 1280 px has left at 200 % zoom. */
const zoomed = { width: 640, height: 450 };
const themes: Look['theme'][] = ['light', 'dark'];

/** Every page in one language, in both themes and sizes: readable, whole and without complaint. */
export function readAllPages(locale: Look['locale']): void {
  let app: DemoApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
    await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await Promise.all([...tabs.values()].map((page) => page.context().close()));
    await browser?.close();
    await app?.stop();
  });

  const tabs = new Map<string, Page>();

  /** A tab in which the person goes from page to page: a new one would load all programs anew. */
  async function tabOf(role: PageCase['role']): Promise<Page> {
    const known = tabs.get(role);
    if (known) return known;
    const context = await browserOf(browser, app, role, { theme: 'light', locale });
    const page = await context.newPage();
    tabs.set(role, page);
    return page;
  }

  it.each(pages)('$name can be read by everybody', async (one) => {
    const page = await tabOf(one.role);
    const complaints = listen(page, app.baseUrl);
    try {
      await page.setViewportSize(sizes.desktop);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
      await openPage(page, app, one);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          const name = `${one.name}-${size}-${theme}-${locale}`;
          expect(await cutOff(page), name).toEqual([]);
          if (!takesPictures && !tells(one, locale, theme, size)) continue;
          if (takesPictures) {
            await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
          }
          expect(await axeFindings(page), name).toEqual([]);
        }
      }
      await page.setViewportSize(zoomed);
      expect(await cutOff(page), `${one.name} at 200 % zoom`).toEqual([]);
      expect(complaints).toEqual([]);
      page.removeAllListeners();
    } catch (error) {
      tabs.delete(one.role);
      await page.context().close();
      throw error;
    }
  });
}

/**
 * Of the eight looks of a page axe examines two that have no choice in common, and of the next page
 * two others, so that what pages share is seen in each look. With pictures it examines all.
 */
function tells(page: PageCase, locale: Look['locale'], theme: Look['theme'], size: string) {
  const [spanish, dark, phone] = [locale === 'es', theme === 'dark', size === 'phone'];
  const odd = pages.indexOf(page) % 2 === 1;
  return (spanish !== odd) === dark && dark === phone;
}

/** Opens a page and waits until nothing of it is still being loaded. */
async function openPage(page: Page, app: DemoApp, one: PageCase): Promise<void> {
  const { open, ready, press } = one;
  await page.goto(open(app));
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  if (ready) await page.locator(ready).first().waitFor();
  if (press) {
    await page.locator(press).first().click();
    await page.getByRole('dialog').waitFor();
  }
  const loading = page.locator(':is(main, [role=dialog]) [role=status][aria-label]');
  await until(async () => (await loading.count()) === 0, 'nothing is loading');
}

/** Errors of scripts, refusals of the security policy, and requests that leave our origin. */
function listen(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  // What the page before says when it is left is not this one's.
  let hasArrived = false;
  page.once('framenavigated', () => (hasArrived = true));
  const complain = (words: string) => {
    if (hasArrived) complaints.push(words);
  };
  page.on('pageerror', (error) => complain(String(error)));
  page.on('console', (message) => {
    // The browser itself reports every answer of 400 and above; some pages are about one.
    const expected = /^Failed to load resource|Unexpected response code: 4/.test(message.text());
    if (message.type() === 'error' && !expected) complain(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || url.protocol === 'blob:' || url.protocol === 'data:';
    if (!isOurs) complain(`asks ${url.origin}`);
  });
  return complaints;
}

/** What makes the page scroll sideways, and whose words are cut off. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const all = [...document.querySelectorAll<HTMLElement>('body *')];
    const told = ({ outerHTML }: HTMLElement) => outerHTML.slice(0, 200);
    const beyond = all.filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    const wide =
      scrollWidth > clientWidth ? [`${scrollWidth} px`, ...beyond.slice(0, 5).map(told)] : [];
    const holdsWords = (one: HTMLElement) =>
      [...one.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
    const hides = (one: HTMLElement) => {
      const { overflowX, clipPath, visibility } = getComputedStyle(one);
      // Words for screen readers alone are one pixel wide, or clipped away, on purpose.
      if (clipPath !== 'none' || one.clientWidth <= 1 || visibility === 'hidden') return false;
      return ['hidden', 'clip'].includes(overflowX) && one.scrollWidth > one.clientWidth + 1;
    };
    const cut = all
      .filter((one) => holdsWords(one) && hides(one))
      .map((one) => `cut: ${told(one)}`);
    return [...wide, ...cut.slice(0, 5)];
  });
}

async function axeFindings(page: Page): Promise<string[]> {
  const violations = await axeViolations(page);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
