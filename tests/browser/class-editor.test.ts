import { addPerson, signIn, until, type ApiClient, type RunningApp } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chapterTitle as title,
  openEditor as open,
  SECONDS,
  SLIDE,
  startEditorWorld,
  type EditorWorld,
} from './editor-world';
import { arrive, findingsOn } from './studio-steps';

const MS = SECONDS * 1000;

let world: EditorWorld | undefined;
let app: RunningApp;
let browser: Browser;
let api: ApiClient;
let recordingId: string;
let ana: Page;
let ben: Page;
let makeClass: EditorWorld['makeClass'];
let read: EditorWorld['read'];

beforeAll(async () => {
  world = await startEditorWorld();
  ({ app, browser, api, recordingId, ana, ben, makeClass, read } = world);
});
afterAll(() => world?.stop());

const border = (page: Page, n: number) =>
  page.getByRole('slider', { name: `Start of chapter ${n}` });
const saved = (page: Page, state = 'saved') =>
  page.locator(`[data-save-state][data-state=${state}]`).waitFor();
const near = (ms: number | undefined, seconds: number) =>
  expect(Math.abs((ms ?? -1) - seconds * 1000)).toBeLessThan(150);

/** Drags a border of the timeline by so many seconds. */
async function drag(page: Page, n: number, seconds: number): Promise<void> {
  await border(page, n).scrollIntoViewIfNeeded();
  const handle = (await border(page, n).boundingBox())!;
  const lane = (await page.getByRole('group', { name: 'Timeline' }).boundingBox())!;
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height - 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (lane.width * seconds) / SECONDS, y, { steps: 6 });
  await page.mouse.up();
}

describe('a class is cut by keyboard alone', () => {
  it('split, named, moved, tagged, taken back and done again, and right when published', async () => {
    const { id } = await makeClass('Eligibility', 0);
    await open(ana, { id });
    const keys = ana.keyboard;
    const told = (text: string | RegExp) => ana.locator('main').getByText(text).first().waitFor();

    await keys.press('5');
    await keys.press('s');
    await told(/Split at 0:1[12]\.\d+/);
    await keys.press('Enter');
    expect(await title(ana, 2).evaluate((field) => field === document.activeElement)).toBe(true);
    // Letters that are keys elsewhere are text here.
    await keys.type('Sort [denials] s');
    await keys.press('Enter');
    await keys.press('0');
    await keys.press('Enter');
    await keys.type('What to ask');
    await keys.press('Enter');

    await keys.press('ArrowRight');
    await keys.press(']');
    await told(/Chapter 2 starts at 0:05/);
    await keys.press('Control+z');
    await until(
      async () => /0:1[12]/.test((await border(ana, 2).getAttribute('aria-valuetext')) ?? ''),
      'the border is back',
    );
    await keys.press('Control+y');
    await told('Done again.');
    await keys.press('7');
    await keys.press('[');
    await told(/Chapter 2 starts at 0:16/);

    await keys.press('Enter');
    await keys.press('Tab');
    await keys.press('Enter');
    await ana.getByPlaceholder('Find a step').waitFor();
    await keys.type('denials');
    await ana.getByRole('option').first().waitFor();
    await keys.press('Enter');
    await keys.press('Escape');
    await ana.getByRole('button', { name: 'Remove Denials' }).waitFor();
    await ana.getByRole('listbox').waitFor({ state: 'detached' });
    await keys.press('Control+z');
    await ana.getByRole('button', { name: 'Remove Denials' }).waitFor({ state: 'detached' });
    await keys.press('Control+Shift+Z');
    await ana.getByRole('button', { name: 'Remove Denials' }).waitFor();
    await keys.press('?');
    await ana.getByRole('dialog', { name: 'Keys of the editor' }).waitFor();
    expect(await findingsOn(ana)).toEqual([]);
    await keys.press('Escape');

    await saved(ana);
    const { revision } = await read(id);
    await api.post(`/api/classes/${id}/publish`, { revision, noPatientData: true });
    const made = await read(id);
    expect(made.chapters.map((one) => [one.title, one.topics])).toEqual([
      ['What to ask', []],
      ['Sort [denials] s', ['billing:denials']],
    ]);
    near(made.chapters[1]?.startMs, 0.7 * SECONDS);
    expect(made.chapters.at(-1)?.endMs).toBeGreaterThanOrEqual(MS - 100);
  });

  it('where another slide comes, which one key finds', async () => {
    const { id } = await makeClass('Slides', 0);
    await open(ana, { id });
    await ana.locator('[data-slide]').waitFor();
    await ana.keyboard.press('}');
    await ana.getByText(`New slide at 0:${SLIDE}`).first().waitFor();
    await ana.keyboard.press('s');
    await ana.keyboard.press('Enter');
    await ana.keyboard.type('A blank page');
    await ana.keyboard.press('Enter');
    await saved(ana);
    near((await read(id)).chapters[1]?.startMs, SLIDE);
    await ana.keyboard.press('{');
    await ana.getByText('No other slide in that direction.').first().waitFor();
    await ana.getByRole('button', { name: 'To the slide before' }).waitFor();
  });
});

describe('a border of the timeline', () => {
  it('is dragged, stops at its neighbours, and goes in tenths by the arrows', async () => {
    const { id } = await makeClass('Borders', 0, 8, 16);
    await open(ana, { id });
    const sound = (await api.get(`/api/recordings/${recordingId}/sound`)).body;
    expect(sound).toMatchObject({ state: 'ready' });
    await drag(ana, 2, 3);
    await saved(ana);
    near((await read(id)).chapters[1]?.startMs, 11);
    // Where nobody speaks it is drawn to the next words.
    await drag(ana, 2, 3.65);
    await until(
      async () => Math.abs(((await read(id)).chapters[1]?.startMs ?? 0) - 14_750) <= 60,
      'it has snapped to the silence',
    );

    await border(ana, 2).focus();
    const before = (await read(id)).chapters[1]?.startMs ?? 0;
    await ana.keyboard.press('ArrowRight');
    await until(
      async () => (await read(id)).chapters[1]?.startMs === before + 100,
      'it moved by a tenth',
    );
    await ana.keyboard.press('End');
    await until(async () => (await read(id)).chapters[1]?.startMs === 15_000, 'it is at its end');
    expect((await read(id)).chapters[2]?.startMs).toBe(16_000);
    await ana.keyboard.press('Control+z');
    await ana.getByRole('button', { name: 'More for chapter 3' }).click();
    await ana.getByRole('menuitem', { name: 'Join to the chapter before' }).click();
    await until(async () => (await read(id)).chapters.length === 2, 'two are one');
    expect(await findingsOn(ana)).toEqual([]);
  });
});

describe('what is typed while the server is down', () => {
  it('is saved once it answers again, and outlives the page', async () => {
    const { id } = await makeClass('Outage', 0, 12);
    const page = await ana.context().newPage();
    await open(page, { id });
    await title(page, 1).fill('Before the outage');
    await saved(page);

    await app.api.kill();
    await title(page, 1).fill('During the outage');
    await saved(page, 'offline');
    expect(await findingsOn(page)).toEqual([]);
    await app.api.restart();
    await saved(page);
    expect((await read(id)).chapters[0]?.title).toBe('During the outage');

    await app.api.kill();
    await title(page, 2).fill('Typed and then closed');
    await page.getByRole('textbox', { name: 'Speaker' }).fill('Dana');
    await page.close();
    await app.api.restart();
    expect((await read(id)).chapters[1]?.title).toBe('Part 2');
    await open(ana, { id });
    await ana.getByText(/had not been saved/).waitFor();
    expect(await title(ana, 2).inputValue()).toBe('Typed and then closed');
    await saved(ana);
    const found = await read(id);
    expect([found.chapters[1]?.title, found.speaker]).toEqual(['Typed and then closed', 'Dana']);
    await ana.reload();
    await title(ana, 2).waitFor();
    expect(await ana.getByText(/had not been saved/).count()).toBe(0);
  });
});

describe('what is typed when the session ends', () => {
  it('is there after signing in again', async () => {
    const { id } = await makeClass('Signed out', 0, 12);
    const person = await addPerson(app.databaseUrl, 'trainer');
    const { context, page } = await arrive(browser, app.baseUrl, person);
    await open(page, { id });
    const elsewhere = await signIn(app.baseUrl, person.email, person.password);
    // Without the network the page cannot learn of the end before the typing is done.
    await context.setOffline(true);
    await elsewhere.delete('/api/session/all');
    await title(page, 1).fill('Typed after the end');
    await context.setOffline(false);
    await page.waitForURL(/sign-in/);
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
    await page.keyboard.press('Enter');
    await page.getByText(/had not been saved/).waitFor();
    await saved(page);
    expect((await read(id)).chapters[0]?.title).toBe('Typed after the end');
    await context.close();
  });
});

describe('two people at once', () => {
  it('see each other’s changes, and what goes together is merged', async () => {
    const { id } = await makeClass('Together', 0, 8, 16);
    await Promise.all([open(ana, { id }), open(ben, { id })]);
    await title(ana, 1).fill('By Ana');
    await until(async () => (await title(ben, 1).inputValue()) === 'By Ana', 'Ben sees it');
    await Promise.all([title(ana, 2).fill('By Ana, too'), title(ben, 3).fill('By Ben')]);
    await until(async () => (await title(ana, 3).inputValue()) === 'By Ben', 'Ana sees it');
    await until(async () => (await title(ben, 2).inputValue()) === 'By Ana, too', 'Ben, too');
    await until(
      async () =>
        (await read(id)).chapters.map((one) => one.title).join() === 'By Ana,By Ana, too,By Ben',
      'all is saved',
    );
  });

  it('choose where they changed the same, and nothing is lost', async () => {
    const { id } = await makeClass('Apart', 0, 8, 16);
    await Promise.all([open(ana, { id }), open(ben, { id })]);
    await ben.context().setOffline(true);
    await title(ben, 1).fill('Ben’s words');
    await ben.getByRole('textbox', { name: 'Speaker' }).fill('Ben');
    await title(ben, 3).fill('Only Ben');
    await saved(ben, 'offline');
    await title(ana, 1).fill('Ana’s words');
    await ana.getByRole('textbox', { name: 'Speaker' }).fill('Ana');
    await title(ana, 2).fill('Only Ana');
    await saved(ana);
    await ben.context().setOffline(false);

    const conflicts = ben.getByRole('region', { name: 'Somebody else changed the same things' });
    await conflicts.waitFor();
    for (const text of ['0:00.000 Ben’s words', '0:00.000 Ana’s words']) {
      await conflicts.getByText(text).waitFor();
    }
    expect(await title(ben, 2).inputValue()).toBe('Only Ana');
    expect(await findingsOn(ben)).toEqual([]);
    // A reload in the middle of it loses nothing.
    await ben.reload();
    await conflicts.waitFor();
    expect((await read(id)).speaker).toBe('Ana');

    await conflicts.getByRole('button', { name: 'Keep mine: Chapter at 0:00.000' }).click();
    await conflicts.getByRole('button', { name: 'Take theirs: Speaker' }).click();
    await conflicts.waitFor({ state: 'detached' });
    await saved(ben);
    const found = await read(id);
    expect(found.speaker).toBe('Ana');
    expect(found.chapters.map((one) => one.title)).toEqual(['Ben’s words', 'Only Ana', 'Only Ben']);
    await until(async () => (await title(ana, 1).inputValue()) === 'Ben’s words', 'Ana sees it');
  });
});
