import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  repositoryRoot,
  signIn,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import type { Browser, BrowserContext } from 'playwright-core';

const run = promisify(execFile);
/** The demo's sign-ins all share it; `npm start` prints it. */
export const DEMO_PASSWORD = 'calm-harbor-rounds-42';
const TRANSCODED_WITHIN_MS = 150_000;

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
  client(role: DemoRole): ApiClient;
  stop(): Promise<void>;
}

interface Library {
  items: { id: string; title: string; playable: boolean; posterUrl: string | null }[];
}

/** The application with its demo, as after `npm start`, once all of the learner's classes play. */
export async function startDemoApp(): Promise<DemoApp> {
  const app = await startApp();
  try {
    return await withDemo(app);
  } catch (error) {
    await app.stop();
    throw error;
  }
}

async function withDemo(app: RunningApp): Promise<DemoApp> {
  await run(process.execPath, [join(repositoryRoot, 'dist/server/seed.js')], {
    cwd: app.dataDir,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...app.env },
  });
  const clients = new Map<DemoRole, ApiClient>();
  for (const role of Object.keys(demoPeople) as DemoRole[]) {
    clients.set(role, await signIn(app.baseUrl, demoPeople[role], DEMO_PASSWORD));
  }
  const client = (role: DemoRole): ApiClient => clients.get(role)!;
  const library = async () => (await client('learner').get('/api/library')).body as Library;
  const allPlay = async () =>
    (await library()).items.every(({ playable, posterUrl }) => playable && posterUrl);
  await until(allPlay, 'the demo plays', TRANSCODED_WITHIN_MS, 500);
  const found = (await library()).items.find(({ title }) => /eligibility/i.test(title));
  const detail = (await client('trainer').get(`/api/classes/${found?.id}`)).body;
  const me = (await client('learner').get('/api/session')).body;
  return {
    baseUrl: app.baseUrl,
    classId: found?.id ?? '',
    recordingId: (detail as { recording: { id: string } }).recording.id,
    practiceId: (me as { person: { practice: { id: string } } }).person.practice.id,
    client,
    stop: app.stop,
  };
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
  const context = await browser.newContext({
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
