import { setTimeout as sleep } from 'node:timers/promises';
import { signIn, type ApiClient } from '@rounds/testing';
import { startBenchApi, startBenchPostgres, type BenchPostgres } from '../bench-server';
import { countQueries } from '../query-counter';
import { median, percentile, rounded } from '../statistics';
import { BARE_ROUTE, reportPages, type ReportPage } from './pages';
import { seedReports, type Seeded, type Size } from './seed';

export interface ReportsOptions {
  /** Of the large library; the small one has two. */
  practices: number;
  rounds: number;
  log: (line: string) => void;
}

interface Measured {
  /** Page → milliseconds of each round. */
  pages: Map<string, number[]>;
  bare: number[];
  queries: Record<string, number>;
}

const SMALL_PRACTICES = 2;
const PEOPLE_EACH = 50;
const CLASSES = 300;
const PLAYED_MS = 2000;

/**
 * How the report pages grow from a small library to a large one. Each round restarts the API and
 * writes something fresh first; each page is asked once in it, so that nothing is remembered.
 */
export async function benchReports({ practices, rounds, log }: ReportsOptions): Promise<object> {
  const postgres = await startBenchPostgres();
  try {
    const run = (name: string, count: number) =>
      measure(
        postgres,
        name,
        { practices: count, peopleEach: PEOPLE_EACH, classes: CLASSES },
        rounds,
        log,
      );
    const small = await run('small', SMALL_PRACTICES);
    const large = await run('large', practices);
    return report(small, large, practices);
  } finally {
    await postgres.stop();
  }
}

async function measure(
  postgres: BenchPostgres,
  name: string,
  size: Size,
  rounds: number,
  log: (line: string) => void,
): Promise<Measured> {
  log(`${name}: ${size.practices} × ${size.peopleEach} people, ${size.classes} classes`);
  const url = await postgres.database(`bench_${name}`);
  const seeded = await seedReports(url, size);
  const pages = reportPages(seeded);
  const found: Measured = {
    pages: new Map(pages.map((page) => [page.name, []])),
    bare: [],
    queries: {},
  };
  log(`${name}: summaries are made once, as the worker makes them in quiet minutes`);
  await withApi(url, seeded, (clients) => askAll(clients, pages, () => undefined));
  for (let round = 1; round <= rounds; round++) {
    log(`${name}: round ${round} of ${rounds}`);
    await withApi(url, seeded, async (clients) => {
      await watchAndSee(clients, seeded);
      await askAll(clients, pages, (page, ms) => found.pages.get(page)?.push(ms));
      for (let n = 0; n < pages.length; n++)
        found.bare.push(await timed(clients.trainer, BARE_ROUTE));
    });
  }
  found.queries = await queriesOf(url, seeded, pages);
  return found;
}

type Clients = Record<'trainer' | 'manager' | 'learner', ApiClient>;

async function withApi(
  databaseUrl: string,
  { trainer, manager, learner }: Seeded,
  work: (clients: Clients) => Promise<void>,
): Promise<void> {
  const api = await startBenchApi(databaseUrl);
  try {
    const as = ({ email, password }: Seeded['trainer']) => signIn(api.baseUrl, email, password);
    await work({
      trainer: await as(trainer),
      manager: await as(manager),
      learner: await as(learner),
    });
  } finally {
    await api.stop();
  }
}

async function askAll(
  clients: Clients,
  pages: readonly ReportPage[],
  tell: (page: string, ms: number) => void,
): Promise<void> {
  for (const { name, who, path } of pages) tell(name, await timed(clients[who], path));
}

async function timed(client: ApiClient, path: string): Promise<number> {
  const start = performance.now();
  const { status, body } = await client.get(path);
  const ms = performance.now() - start;
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return ms;
}

/** A learner plays two seconds more; the report must tell of exactly those. */
async function watchAndSee({ learner, trainer }: Clients, { classId }: Seeded): Promise<void> {
  const opened = await learner.post('/api/watch-sessions', { classId });
  const { sessionId, watched } = opened.body as { sessionId: string; watched: [number, number][] };
  const from = watched.at(-1)?.[1] ?? 0;
  await sleep(PLAYED_MS + 100);
  const sent = await learner.post(`/api/watch-sessions/${sessionId}/batches`, {
    ...{
      sequence: 1,
      intervals: [[from, from + PLAYED_MS]],
      positionMs: from + PLAYED_MS,
      rate: 1,
    },
  });
  const { watchedMs } = sent.body as { watchedMs: number };
  const { id } = (await learner.get('/api/session')).body as { id?: string };
  const { body } = await trainer.get(`/api/reports/watching?classId=${classId}&limit=1`);
  const [row] = (body as { items: { watchedMs: number; personId: string }[] }).items;
  if (row?.watchedMs === watchedMs && watchedMs >= from + PLAYED_MS) return;
  throw new Error(
    `what ${id ?? 'the learner'} has just watched is not in the report: ${JSON.stringify(row)}`,
  );
}

/** Page → statements that one request executes. */
async function queriesOf(
  databaseUrl: string,
  seeded: Seeded,
  pages: readonly ReportPage[],
): Promise<Record<string, number>> {
  const counter = await countQueries(databaseUrl);
  const counts: Record<string, number> = {};
  try {
    await withApi(counter.url, seeded, async (clients) => {
      for (const { name, who, path } of pages) {
        counter.taken();
        await timed(clients[who], path);
        counts[name] = counter.taken();
      }
    });
  } finally {
    await counter.stop();
  }
  return counts;
}

function report(small: Measured, large: Measured, practices: number): object {
  const pages = Object.fromEntries(
    [...large.pages].map(([name, ms]) => {
      const [before, after] = [median(small.pages.get(name) ?? []), median(ms)];
      const queries = [small.queries[name], large.queries[name]];
      return [
        name,
        {
          smallMs: rounded(before),
          largeMs: rounded(after),
          growth: rounded(after / before),
          queries,
        },
      ];
    }),
  );
  const p95 = ({ pages: measured }: Measured) => percentile([...measured.values()].flat(), 0.95);
  return {
    bench: 'reports',
    practices,
    people: practices * PEOPLE_EACH,
    classes: CLASSES,
    pages,
    smallP95Ms: rounded(p95(small)),
    largeP95Ms: rounded(p95(large)),
    bareRouteP95Ms: rounded(percentile(large.bare, 0.95)),
    worstPageGrowth: Math.max(...Object.values(pages).map(({ growth }) => growth)),
    p95Growth: rounded(p95(large) / p95(small)),
    p95VsBareRoute: rounded(p95(large) / percentile(large.bare, 0.95)),
  };
}
