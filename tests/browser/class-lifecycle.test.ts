import { settled, until, uploadSample } from '@rounds/testing';
import { Client } from 'pg';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import {
  chapterTitle as title,
  openEditor as open,
  startEditorWorld,
  type EditorWorld,
  type Told,
} from './editor-world';
import { findingsOn, videoOf } from './studio-steps';

let world: EditorWorld | undefined;
let app: EditorWorld['app'];
let api: EditorWorld['api'];
let recordingId: string;
let ana: Page;
let ben: Page;
let makeClass: EditorWorld['makeClass'];
let read: EditorWorld['read'];

beforeAll(async () => {
  world = await startEditorWorld();
  ({ app, api, recordingId, ana, ben, makeClass, read } = world);
});
afterAll(() => world?.stop());

describe('the way to the learners', () => {
  const named = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name });
  const badge = (page: Page, state: string) =>
    page.locator('main').getByText(state, { exact: true });
  const stateOf = async (id: string) => (await read(id)).state;
  async function publishAbout(name: string): Promise<string> {
    const topics = ['billing:performance'];
    const { body } = await api.post('/api/classes', { recordingId, title: name, topics });
    const { id } = body as Told;
    await api.post(`/api/classes/${id}/publish`, { revision: 1, noPatientData: true });
    return id;
  }

  it('is looked at as a learner, and nothing is put on record', async () => {
    const { id } = await makeClass('Looked at', 0, 12);
    await open(ana, { id });
    await ana.getByRole('link', { name: 'See as a learner' }).click();
    await ana.getByText('Preview: this is what learners see').waitFor();
    await until(async () => (await videoOf(ana)).seconds > 1, 'it plays');
    await named(ana, /^Unclear/)
      .first()
      .click();
    await ana.getByText('This is a preview: nothing was recorded').first().waitFor();
    expect(await findingsOn(ana)).toEqual([]);

    // Whatever leads on from it stays a preview.
    const [first, next] = [await publishAbout('First of two'), await publishAbout('Second of two')];
    await ana.goto(`/watch/${first}?preview=1`);
    await ana.getByRole('link', { name: 'Second of two' }).click();
    // With its chapter in the address, too, once it plays.
    await ana.waitForURL(new RegExp(`/watch/${next}/[^?]+\\?preview=1$`));
    await until(async () => (await videoOf(ana)).seconds > 1, 'it plays');
    const sql = new Client(app.databaseUrl);
    await sql.connect();
    const { rows } = await sql.query<{ n: number }>(
      `select (select count(*) from watch_session)::int + (select count(*) from watch_record)::int
         + (select count(*) from unclear_pin)::int + (select count(*) from feedback)::int
         + (select count(*) from quiz_attempt)::int as n`,
    );
    await sql.end();
    expect(rows).toEqual([{ n: 0 }]);
    await ana.getByRole('link', { name: 'Back to the studio' }).click();
    await ana.waitForURL(`**/studio/classes/${next}`);
    await title(ana, 1).waitFor();
  });

  it('goes by a checklist, at a time, and every step can be undone', async () => {
    const { id } = await makeClass('On its way', 0, 12);
    await open(ana, { id });
    const panel = ana.getByRole('region', { name: 'Publish' });
    await panel.getByText('It has no topics yet').waitFor();
    expect(await panel.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(
      true,
    );
    await panel.getByRole('checkbox', { name: /no patient data/ }).click();
    await panel.getByText(/ looked, /).waitFor();

    await named(panel, 'Publish at a time').click();
    await panel.getByLabel('Date and time').fill('2020-01-01T08:00');
    await panel.getByText('That time has passed.').waitFor();
    const year = new Date().getFullYear() + 1;
    await panel.getByLabel('Date and time').fill(`${year}-01-04T08:00`);
    await named(panel, 'Schedule').click();
    await panel.getByText(/^Will be published .*January 4/).waitFor();
    expect(await findingsOn(ana)).toEqual([]);
    await named(panel, 'Do not publish it then').click();
    await ana.getByText('It will not be published by itself.').first().waitFor();

    await panel.getByRole('button', { name: 'Publish', exact: true }).click();
    await badge(ana, 'Published').first().waitFor();
    await named(ana, 'Archive').click();
    await ana.getByText('Archived.', { exact: true }).first().waitFor();
    expect(await stateOf(id)).toBe('archived');
    await named(ana, 'Undo').last().click();
    await until(async () => (await stateOf(id)) === 'published', 'it is what it was');

    await named(ana, 'Delete').click();
    await ana.waitForURL('**/studio/classes');
    expect(await stateOf(id)).toBe('deleted');
    await ana.goto('/studio/classes?state=deleted');
    await named(ana, 'Restore On its way').click();
    await ana.waitForURL(`**/studio/classes/${id}`);
    await title(ana, 1).waitFor();
    expect(await stateOf(id)).toBe('published');
  });

  it('shows another video under the same links, and the old one again', async () => {
    const { id, chapters } = await makeClass('Replaced', 0, 4);
    const short = await makeSample({ seconds: 8 });
    const recording = await uploadSample(api, short);
    await settled(api, recording);
    const { revision } = await read(id);
    await api.post(`/api/classes/${id}/publish`, { revision, noPatientData: true });

    await open(ana, { id });
    const panel = ana.getByRole('region', { name: 'Versions' });
    await named(panel, 'Replace the video').click();
    const dialog = ana.getByRole('dialog');
    await dialog.getByRole('radio').first().click();
    await dialog.getByText('2 chapters stay where they begin.').waitFor();
    const go = named(dialog, 'Replace the video');
    expect(await go.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: /no patient data/ }).click();
    expect(await findingsOn(ana)).toEqual([]);
    await go.click();
    await panel.getByText('Version 2').waitFor();
    const after = await read(id);
    expect(after.chapters.map((one) => [one.id, one.startMs])).toEqual(
      chapters.map((one) => [one.id, one.startMs]),
    );
    expect(after.chapters[1]?.endMs).toBeLessThan(9_000);

    await named(ana, 'Undo').last().click();
    await named(panel, 'Show version 2 again').waitFor();
    expect((await read(id)).chapters).toEqual(chapters);

    await named(panel, 'Show version 2 again').click();
    await named(panel, 'Show version 1 again').waitFor();
    await ben.goto(`/watch/${id}/${chapters[1]?.id}`);
    await until(async () => (await videoOf(ben)).seconds > 4, 'the link plays');
  });
});
