import { newVisitor, type TestPerson } from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations } from './axe-violations';

/**
 * A dialog that still fades has colours that it never stays in. The bar of a notice moves as long as
 * the notice is shown, and would be waited for ten seconds each time.
 */
const fadesEnd = (page: Page) =>
  page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isBar =
        effect instanceof KeyframeEffect && effect.target?.closest('[role=progressbar]');
      const isEndless = effect?.getComputedTiming().endTime === Infinity;
      return playState !== 'running' || isEndless || isBar;
    }),
  );

/** What axe has against the page as it stands, in words that a failing test can show. */
export async function findingsOn(page: Page): Promise<string[]> {
  await fadesEnd(page);
  // Stands at both ends of the toasts and passes focus on; nobody ever stays on it.
  const violations = await axeViolations(page, 'span[aria-hidden=true][tabindex="0"]');
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html ?? ''}`);
}

/** A browser of its own, signed in through the page, on the person's first page. */
export async function arrive(
  browser: Browser,
  baseURL: string,
  { email, password }: TestPerson,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newVisitor(browser, { baseURL, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.keyboard.press('Enter');
  await page.locator('main h1').filter({ hasNotText: 'Sign in' }).waitFor();
  return { context, page };
}

/** As a person does: the button, then the system's dialog. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await dialog).setFiles(path);
}

/** The row of a file in the list of recordings. */
export const rowOf = (page: Page, name: string) =>
  page.locator('main li').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Slows what the page sends, so that an upload can be met on its way. */
export async function limitUpload(page: Page, bytesPerSecond: number | null): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1 },
    uploadThroughput: bytesPerSecond ?? -1,
  });
}

/** State of the page's video. */
export const videoOf = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('video');
    return {
      seconds: video?.currentTime ?? -1,
      paused: video?.paused ?? true,
      frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    };
  });
