import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  newVisitor,
  oncePerRun,
  repositoryRoot,
  settled,
  signIn,
  startApp,
  type ApiClient,
  type AppSnapshot,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { makeDemoQuiz, type DemoQuiz } from './demo-quiz';
import { findDemoWebinars, type DemoWebinars } from './demo-webinars';

const run = promisify(execFile);
/** The demo's sign-ins all share it; `npm start` prints it. */
export const DEMO_PASSWORD = 'calm-harbor-rounds-42';
const TRANSCODED_WITHIN_MS = 400_000;

export const demoPeople = {
  learner: 'frontdesk@lakeside.example',
  manager: 'manager@lakeside.example',
  trainer: 'trainer@rounds.example',
  admin: 'admin@rounds.example',
} as const;
export type DemoRole = keyof typeof demoPeople;

export interface DemoApp {
  baseUrl: string;
  /** A class about eligibility that the learner has begun to watch. */
  classId: string;
  recordingId: string;
  practiceId: string;
  /** A draft that publishes itself in a month. */
  scheduledId: string;
  /** In the trash. */
  deletedId: string;
  /** A draft whose video was replaced. */
  replacedId: string;
  quiz: DemoQuiz;
  webinars: DemoWebinars;
  databaseUrl: string;
  api: RunningApp['api'];
  client(role: DemoRole): ApiClient;
  stop(): Promise<void>;
}

interface Library {
  items: { id: string; title: string }[];
}

interface MadeDemo {
  snapshot: AppSnapshot;
  known: Pick<
    DemoApp,
    | 'classId'
    | 'recordingId'
    | 'practiceId'
    | 'scheduledId'
    | 'deletedId'
    | 'replacedId'
    | 'quiz'
    | 'webinars'
  >;
}

/**
 * The application with its demo, as after `npm start`, once all of the learner's classes play. The
 * films are transcoded once in a run of the tests; each caller has a copy of its own.
 */
export async function startDemoApp(): Promise<DemoApp> {
  const { snapshot, known } = await oncePerRun('demo', makeDemo);
  const app = await startApp({ like: snapshot });
  try {
    const client = await signInAll(app.baseUrl);
    const { baseUrl, databaseUrl, api, stop } = app;
    return { ...known, baseUrl, databaseUrl, api, client, stop };
  } catch (error) {
    await app.stop();
    throw error;
  }
}

async function signInAll(baseUrl: string): Promise<DemoApp['client']> {
  const clients = new Map<DemoRole, ApiClient>();
  for (const role of Object.keys(demoPeople) as DemoRole[]) {
    clients.set(role, await signIn(baseUrl, demoPeople[role], DEMO_PASSWORD));
  }
  return (role) => clients.get(role)!;
}

async function makeDemo(): Promise<MadeDemo> {
  const app = await startApp();
  try {
    await run(process.execPath, [join(repositoryRoot, 'dist/server/seed.js')], {
      cwd: app.dataDir,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...app.env },
    });
    const known = await completeDemo(await signInAll(app.baseUrl), app.databaseUrl);
    return { known, snapshot: await app.snapshot() };
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** Waits until no film keeps the machine busy, and adds what the demo has no example of. */
async function completeDemo(
  client: DemoApp['client'],
  databaseUrl: string,
): Promise<MadeDemo['known']> {
  const { body: films } = await client('trainer').get('/api/recordings');
  const filmIds = (films as { items: { id: string }[] }).items.map(({ id }) => id);
  for (const id of filmIds) await settled(client('trainer'), id, TRANSCODED_WITHIN_MS);
  const { items } = (await client('learner').get('/api/library')).body as Library;
  const found = items.find(({ title }) => /eligibility/i.test(title));
  const classId = found?.id ?? '';
  const detail = (await client('trainer').get(`/api/classes/${classId}`)).body;
  const recordingId = (detail as { recording: { id: string } }).recording.id;
  const me = (await client('learner').get('/api/session')).body;
  return {
    classId,
    recordingId,
    practiceId: (me as { person: { practice: { id: string } } }).person.practice.id,
    ...(await makeUnpublished(
      client('trainer'),
      recordingId,
      filmIds.find((id) => id !== recordingId) ?? '',
    )),
    quiz: await makeDemoQuiz(client('trainer'), client('learner'), classId),
    webinars: await findDemoWebinars(client('trainer'), databaseUrl),
  };
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

async function makeUnpublished(
  trainer: ApiClient,
  recordingId: string,
  otherId: string,
): Promise<Pick<DemoApp, 'scheduledId' | 'deletedId' | 'replacedId'>> {
  const make = async (title: string): Promise<string> => {
    const { body } = await trainer.post('/api/classes', { recordingId, title });
    return (body as { id: string }).id;
  };
  const scheduledId = await make('Copays at check-in, the new rule');
  const path = `/api/classes/${scheduledId}`;
  const publishAt = new Date(Date.now() + MONTH_MS).toISOString();
  await trainer.put(`${path}/patient-check`, { revision: 1, checked: true });
  const { status } = await trainer.put(`${path}/schedule`, { revision: 2, publishAt });
  const deletedId = await make('Copays at check-in, first try');
  const deleted = await trainer.delete(`/api/classes/${deletedId}`);
  const replacedId = await make('Copays at check-in, filmed again');
  const video = { revision: 1, recordingId: otherId };
  const replaced = await trainer.post(`/api/classes/${replacedId}/versions`, video);
  if (status !== 200 || deleted.status !== 204 || replaced.status >= 300) {
    throw new Error('the demo has no drafts');
  }
  return { scheduledId, deletedId, replacedId };
}

export interface Look {
  theme: 'light' | 'dark';
  locale: 'en' | 'es';
}

/** A browser in which the person (or nobody) is signed in, with their colours and language. */
export async function browserOf(
  browser: Browser,
  app: DemoApp,
  role: DemoRole | 'nobody',
  { theme, locale }: Look = { theme: 'light', locale: 'en' },
): Promise<BrowserContext> {
  const context = await newVisitor(browser, {
    baseURL: app.baseUrl,
    colorScheme: theme,
    locale: locale === 'es' ? 'es-US' : 'en-US',
    viewport: { width: 1280, height: 900 },
  });
  if (role === 'nobody') return context;
  const client = app.client(role);
  await client.patch('/api/me', { locale });
  await context.addCookies(
    client.cookieHeader.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: app.baseUrl };
    }),
  );
  return context;
}
