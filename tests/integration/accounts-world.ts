import { hash } from '@node-rs/argon2';
import { newId } from '@rounds/platform/ids';
import { ApiClient, signIn, startApp, type AppOptions, type RunningApp } from '@rounds/testing';
import { Client } from 'pg';

/** Two practices with people in every role, and the vendor's staff. */
const PEOPLE = {
  admin: ['admin', null],
  trainer: ['trainer', null],
  managerA: ['manager', 'A'],
  learnerA: ['learner', 'A'],
  managerB: ['manager', 'B'],
  learnerB: ['learner', 'B'],
} as const;
export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];

export const PASSWORD = 'a long enough password';

/** What a world needs of an API: `startApp` gives it, and so does one within the test's process. */
export interface ApiUnderTest {
  baseUrl: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

export interface World<App extends ApiUnderTest = RunningApp> {
  app: App;
  practices: { A: string; B: string };
  ids: Record<Who, string>;
  emailOf(who: Who): string;
  /** Signs in anew: a session of its own. */
  as(who: Who): Promise<ApiClient>;
  nobody(): ApiClient;
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Starts an API, without workers unless asked, and puts the people on record. */
export const makeWorld = async (options: AppOptions = { workers: 0 }): Promise<World> =>
  peopleOn(await startApp(options));

/** Puts the people on record of an API that runs. */
export async function peopleOn<App extends ApiUnderTest>(app: App): Promise<World<App>> {
  const client = new Client(app.databaseUrl);
  await client.connect();
  const sql: World['sql'] = async <Row>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows as Row[];
  const practices = { A: newId(), B: newId() };
  for (const [name, id] of Object.entries(practices)) {
    await sql(`insert into practice values ($1, $2, true, now())`, [id, `Practice ${name}`]);
  }
  const passwordHash = await hash(PASSWORD);
  const emailOf = (who: Who): string => `${who.toLowerCase()}@rounds.example`;
  const ids = Object.fromEntries(EVERYBODY.map((who) => [who, newId()])) as World['ids'];
  for (const who of EVERYBODY) {
    const [role, practice] = PEOPLE[who];
    await sql(
      `insert into person (id, email, name, role, practice_id, locale, password_hash, active,
         created_at) values ($1, $2, $3, $4, $5, 'en', $6, true, now())`,
      [ids[who], emailOf(who), who, role, practice && practices[practice], passwordHash],
    );
  }
  const stop = async (): Promise<void> => {
    await client.end();
    await app.stop();
  };
  const as = (who: Who) => signIn(app.baseUrl, emailOf(who), PASSWORD);
  return { app, practices, ids, emailOf, as, nobody: () => new ApiClient(app.baseUrl), sql, stop };
}
