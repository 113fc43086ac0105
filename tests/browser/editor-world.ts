import {
  addPerson,
  launchBrowser,
  settled,
  signIn,
  startApp,
  until,
  uploadSample,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { makeSample } from '../media/make-media';
import { arrive, videoOf } from './studio-steps';

/** Length of the recording that classes are made of. */
export const SECONDS = 24;
/** In seconds; a chapter would begin right before its end. */
export const SILENCE = [14, 15] as const;
/** In seconds; a blank page stands from here on. */
export const SLIDE = 20;

export interface Told {
  id: string;
  revision: number;
  state: string;
  title: string;
  speaker: string;
  chapters: { id: string; title: string; startMs: number; endMs: number; topics: string[] }[];
}

export interface EditorWorld {
  app: RunningApp;
  browser: Browser;
  /** Ana’s. */
  api: ApiClient;
  recordingId: string;
  /** The pages of two trainers. */
  ana: Page;
  ben: Page;
  /** A draft with chapters that start at these seconds. */
  makeClass(title: string, ...starts: number[]): Promise<Told>;
  read(id: string): Promise<Told>;
  stop(): Promise<void>;
}

/** An application with a recording, and two trainers in a browser. */
export async function startEditorWorld(): Promise<EditorWorld> {
  const [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  const [first, second] = [
    await addPerson(app.databaseUrl, 'trainer'),
    await addPerson(app.databaseUrl, 'trainer'),
  ];
  const api = await signIn(app.baseUrl, first.email, first.password);
  const quiet = `volume=enable='between(t,${SILENCE.join()})':volume=0`;
  const blank = `drawbox=w=iw:h=ih:color=white:t=fill:enable='gte(t,${SLIDE})'`;
  const extra = ['-af', quiet, '-vf', blank];
  const sample = await makeSample({ seconds: SECONDS, extra });
  const recordingId = await uploadSample(api, sample);
  await settled(api, recordingId);
  const { page: ana } = await arrive(browser, app.baseUrl, first);
  const { page: ben } = await arrive(browser, app.baseUrl, second);
  const makeClass: EditorWorld['makeClass'] = async (title, ...starts) => {
    const made = (await api.post('/api/classes', { recordingId, title })).body as Told;
    const chapters = starts.map((seconds, at) => ({
      title: `Part ${at + 1}`,
      startMs: seconds * 1000,
      topics: [],
    }));
    const answer = await api.put(`/api/classes/${made.id}/chapters`, { revision: 1, chapters });
    return answer.body as Told;
  };
  const read = async (id: string) => (await api.get(`/api/classes/${id}`)).body as Told;
  const stop = async () => {
    await browser.close();
    await app.stop();
  };
  return { app, browser, api, recordingId, ana, ben, makeClass, read, stop };
}

/** Opens a class in the editor, ready to be cut. */
export async function openEditor(page: Page, { id }: { id: string }): Promise<void> {
  await page.goto(`/studio/classes/${id}`);
  await page.getByRole('group', { name: 'Timeline' }).waitFor();
  await until(async () => (await videoOf(page)).seconds >= 0, 'the player is there');
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 0);
}

export const chapterTitle = (page: Page, n: number) =>
  page.getByRole('textbox', { name: `Title of chapter ${n}` });
