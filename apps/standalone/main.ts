import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, makeDataFolder } from './data-folder';
import { startDatabase } from './database';
import { environment } from './environment';
import { explain } from './failure';
import { isDone, markDone } from './first-run';
import { untilHealthy } from './health';
import { house, houseEnvironment, type House } from './house';
import { chooseLivePorts } from './live-ports';
import { takeLock, type Lock } from './lock';
import { reset } from './reset';
import { findRoot } from './root';
import { say } from './say';
import { readSettings, type Settings } from './settings';
import { Shutdown } from './shutdown';
import { demoSignIns } from './sign-ins';
import type { Supervised } from './supervised';
import { choosePort } from './web-port';

/** Longer than the slowest machine takes; a process that dies is noticed long before. */
const START_MS = 120_000;

async function start(shutdown: Shutdown): Promise<void> {
  const root = findRoot();
  const env = environment();
  const settings = readSettings(env, process.argv.slice(2), root);
  const folder = dataFolder(settings.dataDir);
  await makeDataFolder(folder);
  const lock = await takeLock(folder.lock);
  shutdown.add(async () => lock.release());
  if (settings.reset) {
    await reset(folder, settings.yes);
    await makeDataFolder(folder);
    say('All data deleted');
  }
  const port = await choosePort(settings.host, settings.port);
  say(`Data in ${folder.path}`);
  const databaseUrl = settings.databaseUrl ?? (await embeddedDatabase(shutdown, folder));

  const live = await chooseLivePorts(settings.host);
  const place = { folder, root, port, live, databaseUrl };
  const running: Supervised[] = [];
  const baseUrl = `http://${reachable(settings.host)}:${port}`;
  const note = () => noteIn(lock, running, baseUrl);
  const processes = house(root, folder, await houseEnvironment(env, settings, place), note);
  await processes.finish('migrate');
  say('Database has the newest shape');

  const keep = (name: 'api' | 'worker' | 'ingest') => {
    const kept = processes.keep(name);
    running.push(kept);
    shutdown.add(() => kept.stop());
    note();
    return kept;
  };
  const [worker, ingest, api] = [keep('worker'), keep('ingest'), keep('api')];
  const died = Promise.race([worker.gaveUp, ingest.gaveUp, api.gaveUp]);
  await Promise.race([untilHealthy(baseUrl, START_MS), died]);
  running.forEach((kept) => kept.wellFrom());
  process.on('SIGUSR2', () => running.forEach((kept) => kept.restart()));
  say('API, worker and ingest are up');
  await seedOnce(processes, root, databaseUrl);
  announce(settings, port);
}

async function embeddedDatabase(
  shutdown: Shutdown,
  folder: ReturnType<typeof dataFolder>,
): Promise<string> {
  if (!existsSync(folder.postgres)) say('Creating the database');
  const database = await startDatabase(folder, (line) => console.error(line));
  shutdown.add(() => database.stop());
  say('Database is up');
  return database.url;
}

function noteIn(lock: Lock, running: Supervised[], url: string): void {
  const pids = running.map((kept) => kept.pid());
  lock.note(
    pids.filter((pid) => pid > 0),
    url,
  );
}

/** The demo comes once; its transcoding goes on after this. */
async function seedOnce(processes: House, root: string, databaseUrl: string): Promise<void> {
  if (!existsSync(join(root, 'dist/server/seed.js'))) return;
  if (await isDone(databaseUrl, 'demo')) return;
  say('Seeding the demo');
  await processes.finish('seed');
  await markDone(databaseUrl, 'demo');
}

function announce(settings: Settings, port: number): void {
  console.log(['', ...demoSignIns(), '', 'Ctrl-C stops everything.', ''].join('\n'));
  const isDefault = settings.port === undefined && port !== 3000;
  if (isDefault) console.log('Port 3000 is taken; PORT chooses another.');
  console.log(`Rounds is ready at http://${shown(settings.host)}:${port}`);
}

/** Where we ask ourselves: an address for all interfaces is not one to connect to. */
const reachable = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

/** What people type. */
const shown = (host: string): string =>
  ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;

async function giveUp(error: unknown): Promise<void> {
  if (shutdown.isUnderWay) return;
  console.error(`\nRounds has to stop.\n${explain(error)}`);
  await shutdown.run();
  process.exit(1);
}

// Whoever reads our output may leave before us.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const shutdown = new Shutdown();
shutdown.listen();
if (environment().npm_lifecycle_event === 'start') shutdown.endWithParent();
process.on('uncaughtException', (error) => void giveUp(error));
process.on('unhandledRejection', (error) => void giveUp(error));
start(shutdown).catch(giveUp);
