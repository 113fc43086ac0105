import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { launchBrowser, newVisitor, until } from '@rounds/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPlayerServer, type PlayerServer } from './player-server';

let folder: string;
let server: PlayerServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rounds-player-'));
  [server, browser] = await Promise.all([startPlayerServer(folder), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  server.batches.length = 0;
  server.expired.clear();
  Object.assign(server.cut, { media: false, watch: false });
  Object.assign(server.trouble, { fromSegment: 0, garbled: false });
  context = await newVisitor(browser, { viewport: { width: 1000, height: 700 } });
  page = await context.newPage();
});
afterEach(() => context.close());

type Said = [name: string, value: unknown][];

const open = (query = '') => page.goto(`${server.url}?${query}`);
const said = () => page.evaluate(() => (window as unknown as { events: Said }).events);
const heard = async (name: string) => (await said()).some(([said]) => said === name);
const seconds = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
const isPaused = () => page.evaluate(() => document.querySelector('video')?.paused ?? true);
const played = async (from: number) =>
  until(async () => (await seconds()) > from && !(await isPaused()), `it plays beyond ${from} s`);
const earnedMs = () =>
  server.batches.flatMap((batch) => batch.intervals).reduce((sum, [a, b]) => sum + b - a, 0);
const axeFindings = async () =>
  (await new AxeBuilder({ page }).setLegacyMode().include('.rounds-player').analyze()).violations;

describe('playing', () => {
  it('decodes pictures, follows chapters and reports exactly what was played', async () => {
    await open('autoplay');
    await played(1.5);
    const frames = await page.evaluate(
      () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    );
    expect(frames).toBeGreaterThan(20);
    await page.keyboard.press('Control+ArrowRight');
    await played(10.5);
    await page.keyboard.press('k');
    await until(isPaused, 'it pauses');
    await until(() => (server.batches.at(-1)?.positionMs ?? 0) > 10_000, 'the pause is reported');

    const spans = server.batches.flatMap((batch) => batch.intervals);
    expect(spans.every(([start, end]) => start < 3000 === end < 3000)).toBe(true);
    expect(earnedMs()).toBeGreaterThan(1800);
    expect(earnedMs()).toBeLessThan(8000);
    expect(server.batches.at(-1)?.positionMs).toBe(Math.round((await seconds()) * 1000));
    const chapters = (await said()).filter(([name]) => name === 'chapter').map(([, id]) => id);
    expect(chapters).toEqual(['one', 'two']);
    expect(await page.locator('.seek-bar .watched span').count()).toBeGreaterThan(0);
  });

  it('begins where the person was', async () => {
    await open('autoplay&start=12000');
    await played(12.2);
    const times = (await said()).filter(([name]) => name === 'time').map(([, ms]) => ms as number);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(12_000);
  });

  it('remembers the speed', async () => {
    await open();
    await page.keyboard.press('>');
    await page.keyboard.press('>');
    await page.getByText('Speed 1.5×').waitFor();
    await open('autoplay');
    await played(0.5);
    expect(await page.evaluate(() => document.querySelector('video')?.playbackRate)).toBe(1.5);
  });

  it('leaves keys alone while somebody types', async () => {
    await open('autoplay');
    await played(0.3);
    await page.locator('#note').pressSequentially('k 5 jam');
    expect(await isPaused()).toBe(false);
    expect(await seconds()).toBeLessThan(9);
    expect(await page.locator('#note').inputValue()).toBe('k 5 jam');
  });

  it('offers the next class at the end, and takes a no', async () => {
    await open('autoplay&next&start=22500');
    const card = page.getByRole('region', { name: 'Up next' });
    await card.waitFor();
    expect(await card.textContent()).toContain('Denials: reading CO-97');
    expect(await axeFindings()).toEqual([]);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await heard('up-next')).toBe(false);
    await page.keyboard.press('Home');
    await page.keyboard.press('9');
    await page.keyboard.press('k');
    await card.waitFor();
    await until(() => heard('up-next'), 'the countdown ends', 12_000);
  });
});

describe('recovery', () => {
  it('asks for a new source when the token expires, and goes on at the same place', async () => {
    server.trouble.fromSegment = 2;
    server.expired.add('good');
    await open('autoplay');
    await until(() => heard('request-src'), 'it asks');
    await played(5);
    const times = (await said()).filter(([name]) => name === 'time').map(([, ms]) => ms as number);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect((await said()).filter(([name]) => name === 'request-src')).toHaveLength(1);
    await page.keyboard.press('k');
    await until(() => earnedMs() > 4500, 'what was played before and after is reported');
  });

  it('says so when the token is never renewed, instead of spinning for ever', async () => {
    server.expired.add('good');
    await open('autoplay&deaf');
    await page.getByText('Renewing access to this class').waitFor();
    expect(await axeFindings()).toEqual([]);
  });

  it('returns by itself after a loss of network', async () => {
    server.trouble.fromSegment = 2;
    server.cut.media = true;
    await open('autoplay');
    await played(2);
    await page.getByText('Connection lost, trying again').waitFor();
    await until(async () => (await seconds()) > 3.8, 'it plays what it has');
    server.cut.media = false;
    await played(5);
    await page.getByText('Connection lost, trying again').waitFor({ state: 'detached' });
  });

  it('stops trying what cannot be played, and tries again when told to', async () => {
    Object.assign(server.trouble, { fromSegment: 2, garbled: true });
    await open('autoplay&start=6000');
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(await axeFindings()).toEqual([]);
    server.trouble.garbled = false;
    await again.click();
    await played(6.3);
    await again.waitFor({ state: 'detached' });
    const times = (await said()).filter(([name]) => name === 'time').map(([, ms]) => ms as number);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(6000);
  });

  it('knows that it is offline, and when it no longer is', async () => {
    await open('autoplay');
    await played(0.5);
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await page.keyboard.press('9');
    await context.setOffline(false);
    await played(21.7);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });

  it('delivers under the old number what a lost connection and a reload kept back', async () => {
    server.cut.watch = true;
    await open('autoplay');
    await played(1);
    await page.keyboard.press('k');
    await until(isPaused, 'it pauses');
    const stored = () =>
      page.evaluate(() =>
        Object.entries(localStorage).find(([key]) => key.startsWith('rounds.watch.')),
      );
    await until(async () => (await stored())?.[1]?.includes('"sequence":1') ?? false, 'it is kept');
    const session = (await stored())?.[0].replace('rounds.watch.', '');
    server.cut.watch = false;
    await page.reload();
    await until(() => server.batches.some((batch) => batch.session === session), 'it is delivered');
    const delivered = server.batches.find((batch) => batch.session === session);
    expect(delivered?.sequence).toBe(1);
    expect(delivered?.intervals[0]?.[0]).toBeLessThan(200);
    expect(earnedMs()).toBeGreaterThan(900);
  });
});

describe('controls', () => {
  it('tells its keys in a dialog, and holds up to axe in every state', async () => {
    await open();
    await page.locator('media-time-range').waitFor();
    expect(await axeFindings()).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await axeFindings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: '180p' }).waitFor();
    expect(await axeFindings()).toEqual([]);
  });

  it('fills the screen together with its notices, and passes on what is not its own', async () => {
    await open();
    await page.locator('media-time-range').waitFor();
    await page.keyboard.press('f');
    await until(
      () => page.evaluate(() => document.fullscreenElement?.className === 'rounds-player'),
      'it fills the screen',
    );
    await page.keyboard.press('f');
    await until(() => page.evaluate(() => !document.fullscreenElement), 'it is itself again');
    await page.keyboard.press('t');
    await page.keyboard.press('Shift+N');
    await until(() => heard('next'), 'the next class is asked for');
    expect(await said()).toContainEqual(['theater', true]);
  });

  it('leaves full screen again at once when the key is pressed twice', async () => {
    await open();
    await page.locator('media-time-range').waitFor();
    // The second press comes when the document knows and media-chrome does not yet.
    await page.evaluate(() => {
      const press = () =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', bubbles: true }));
      window.addEventListener('fullscreenchange', press, { capture: true, once: true });
      window.addEventListener('fullscreenchange', () => document.body.classList.add('was-full'));
    });
    await page.keyboard.press('f');
    await page.locator('body.was-full').waitFor();
    await until(() => page.evaluate(() => !document.fullscreenElement), 'it is itself again');
  });

  it('goes into a window of its own and comes back', async () => {
    await open('autoplay');
    await played(0.3);
    const inWindow = () =>
      page.evaluate(() => document.pictureInPictureElement === document.querySelector('video'));
    await page.keyboard.press('p');
    await until(inWindow, 'the picture has a window of its own');
    expect(await isPaused()).toBe(false);
    await page.keyboard.press('p');
    await until(async () => !(await inWindow()), 'it is back');
  });

  it('gives the page its keys back when told to', async () => {
    await open();
    await page.keyboard.press('?');
    await page.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('main').evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('k');
    expect(await isPaused()).toBe(true);
    await page.locator('media-controller').focus();
    await page.keyboard.press('k');
    await played(0.1);
  });

  it('plays in the quality that was chosen', async () => {
    await open('autoplay');
    await played(0.3);
    await page.mouse.move(500, 300);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: '180p' }).check();
    await page.keyboard.press('Escape');
    await until(
      () => page.evaluate(() => document.querySelector('video')?.videoHeight === 180),
      'the small rung plays',
    );
  });

  it('shows a picture and the chapter while scrubbing', async () => {
    await open('autoplay');
    await played(0.3);
    const box = await page.locator('media-time-range').boundingBox();
    if (!box) throw new Error('no seek bar');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const range = page.locator('media-time-range');
    await until(
      async () => (await range.getAttribute('mediapreviewimage'))?.includes('sprite.jpg') ?? false,
      'the picture is there',
    );
    expect(await range.getAttribute('mediapreviewchapter')).toBe('Authorization');
  });

  it('fits a phone, speaks Spanish, and moves by double taps', async () => {
    await context.close();
    context = await newVisitor(browser, {
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    page = await context.newPage();
    await open('lang=es');
    await page.getByRole('button', { name: 'reproducir' }).first().waitFor();
    expect(await axeFindings()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    const sizes = await page
      .locator('.rounds-player :is(button, media-play-button, media-mute-button):visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    for (const { width, height } of sizes)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: 'Ajustes' }).tap();
    await page.getByText('Velocidad').waitFor();
    expect(await axeFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Cerrar' }).tap();
    await page.getByRole('button', { name: 'reproducir' }).first().tap();
    await played(0.3);
    await page.touchscreen.tap(330, 30);
    await page.touchscreen.tap(330, 30);
    await played(10);
  });
});
