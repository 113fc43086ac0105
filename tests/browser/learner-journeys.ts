import { until } from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserOf, DEMO_PASSWORD, demoPeople, type DemoApp } from './demo-app';

interface Stage {
  app: DemoApp;
  browser: Browser;
}

const video = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('video');
    return { seconds: element?.currentTime ?? -1, playing: element ? !element.paused : false };
  });

/** Waits until pictures move at or after a position. */
const playsFrom = (page: Page, seconds: number) =>
  until(async () => {
    const now = await video(page);
    return now.playing && now.seconds > seconds + 0.3 && now.seconds < seconds + 15;
  }, `it plays from ${seconds} s`);

/** What people come for must stay short; what they rely on with a keyboard must stay there. */
export function learnerJourneys(stage: () => Stage): void {
  let context: BrowserContext;
  let page: Page;

  async function arrive(role: 'learner' | 'nobody', path: string): Promise<void> {
    await stage().app.client('learner').patch('/api/me', { locale: 'en' });
    context = await browserOf(stage().browser, stage().app, role);
    page = await context.newPage();
    await page.goto(path);
    await page.locator('main h1').first().waitFor();
  }
  const pathOf = () => new URL(page.url()).pathname;

  describe('a front-desk person of a chiropractic practice', () => {
    beforeEach(() => arrive('learner', '/'));
    afterEach(() => context.close());

    it('has the eligibility chapter playing after two clicks', async () => {
      await page.getByRole('link', { name: 'Eligibility and benefits' }).click();
      await page.getByRole('link', { name: 'What Medicare covers' }).click();
      const { body } = await stage()
        .app.client('learner')
        .get(`/api/classes/${stage().app.classId}`);
      const chapters = (body as { chapters: { id: string; title: string; startMs: number }[] })
        .chapters;
      const chapter = chapters.find(({ title }) => title === 'What Medicare covers');
      await playsFrom(page, (chapter?.startMs ?? 0) / 1000);
      expect(pathOf()).toBe(`/watch/${stage().app.classId}/${chapter?.id}`);
    });

    it('goes on where they stopped after one click', async () => {
      const { body } = await stage().app.client('learner').get('/api/me/progress');
      const [latest] = (body as { items: { classId: string; resumeMs: number }[] }).items;
      await page.locator(`article a[href="/watch/${latest?.classId}"]`).first().click();
      await playsFrom(page, (latest?.resumeMs ?? 0) / 1000);
    });
  });

  describe('the watch page', () => {
    afterEach(() => context.close());

    it('opens at the second of a shared link and marks the chapter that plays', async () => {
      await arrive('learner', `/watch/${stage().app.classId}?t=50`);
      await playsFrom(page, 50);
      const current = page.locator('aside a[aria-current=true]');
      await expect.poll(() => current.textContent()).toContain('What Medicare covers');
      await page.locator('aside a').first().click();
      await playsFrom(page, 0);
      await expect.poll(() => current.textContent()).toContain('Four questions');
      await expect
        .poll(pathOf)
        .toBe(new URL(await current.evaluate((a) => (a as HTMLAnchorElement).href)).pathname);
    });

    it('keeps the picture in sight while the page is read further down', async () => {
      await arrive('learner', `/watch/${stage().app.classId}?t=0`);
      await page.setViewportSize({ width: 360, height: 480 });
      await playsFrom(page, 0);
      const small = page.locator('[data-docked]');
      expect(await small.count()).toBe(0);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => small.count()).toBe(1);
      const box = await small.boundingBox();
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 360).toBe(true);
      const { seconds } = await video(page);
      await playsFrom(page, seconds); // the same video, not begun again
      await page.getByRole('button', { name: 'Close the small video' }).click();
      await expect.poll(() => small.count()).toBe(0);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.locator('video').waitFor();
    });

    it('goes back with Shift+P to the class that came before', async () => {
      const { body } = await stage().app.client('learner').get('/api/library');
      const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
      const before = ids.find((id) => id !== stage().app.classId);
      await arrive('learner', `/watch/${before}`);
      // As a link from one class to another does it.
      await page.evaluate((path) => {
        const back = window.location.pathname;
        const state = { ...window.history.state, back, current: path, forward: null };
        window.history.pushState(state, '', path);
        window.dispatchEvent(new PopStateEvent('popstate', { state }));
      }, `/watch/${stage().app.classId}`);
      await expect.poll(pathOf).toContain(stage().app.classId);
      await playsFrom(page, -1);
      await page.keyboard.press('Shift+P');
      await expect.poll(pathOf).toContain(before);
    });

    it('keeps one history entry while chapters pass', async () => {
      await arrive('learner', '/map');
      await page.evaluate((path) => history.pushState({}, '', path), '/map?here');
      await page.goto(`/watch/${stage().app.classId}`);
      await playsFrom(page, 0).catch(() => undefined);
      await page.locator('aside a').nth(2).click();
      await page.locator('aside a').nth(3).click();
      await page.goBack();
      await expect.poll(() => page.url()).toContain('/map?here');
    });
  });

  describe('the library', () => {
    beforeEach(() => arrive('learner', '/library'));
    afterEach(() => context.close());

    it('keeps its filter in the address', async () => {
      await page.getByLabel('Words').fill('denial');
      await expect.poll(() => new URL(page.url()).search).toBe('?q=denial');
      await page.reload();
      await page.locator('main article').first().waitFor();
      expect(await page.getByLabel('Words').inputValue()).toBe('denial');
      expect(await page.locator('main article').count()).toBe(1);
      await page.getByRole('button', { name: 'Clear all filters' }).click();
      await expect.poll(() => page.locator('main article').count()).toBeGreaterThan(1);
    });
  });

  describe('signing in', () => {
    beforeEach(() => arrive('nobody', '/me'));
    afterEach(() => context.close());

    it('says what is wrong, then leads to the page that was asked for', async () => {
      expect(pathOf()).toBe('/sign-in');
      await page.getByLabel('E-mail').fill(demoPeople.learner);
      await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
      await page.keyboard.press('Enter');
      await page.getByText('E-mail and password do not match').waitFor();
      await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await expect.poll(pathOf).toBe('/me');
    });

    it('is asked for again when the session was ended elsewhere', async () => {
      await page.getByLabel('E-mail').fill(demoPeople.learner);
      await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await expect.poll(pathOf).toBe('/me');
      // All that the page asks for has come: progress, and the map with its roles.
      await page.locator('main [role=progressbar]').first().waitFor();
      await page.locator('main').getByText('Front desk', { exact: true }).waitFor();
      await context.clearCookies();
      await page.getByRole('link', { name: 'Library' }).first().click();
      await expect.poll(() => page.url()).toContain('/sign-in?next=/library');
    });
  });

  describe('with a keyboard', () => {
    beforeEach(() => arrive('learner', '/'));
    afterEach(() => context.close());

    it('the first stop skips the navigation, and a new page takes the focus', async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const focused = () => page.evaluate(() => document.activeElement?.id);
      await expect.poll(focused).toBe('main');
      await page.getByRole('link', { name: 'Map', exact: true }).first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.title()).toBe('Workflow map · Rounds');
      await expect.poll(focused).toBe('main');
    });

    it('changes language and colours, and both stay', async () => {
      await page.getByRole('button', { name: 'Language: English' }).press('Enter');
      await page.getByRole('menuitemcheckbox', { name: 'Español' }).press('Enter');
      await page.getByRole('heading', { name: '¿Qué sigue, Priya?' }).waitFor();
      await page.getByRole('button', { name: 'Colores' }).press('Enter');
      await page.getByRole('menuitemcheckbox', { name: 'Oscuro' }).press('Enter');
      await page.reload();
      await page.getByRole('heading', { name: '¿Qué sigue, Priya?' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(
        true,
      );
    });
  });
}
