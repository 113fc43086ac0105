import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres, type RunningPostgres } from '@rounds/platform/embedded';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { childEnvironment } from './child-environment';
import { repositoryRoot } from './repository';
import type { RunContext } from './run-context';

const run = promisify(execFile);
const TEMPLATE = 'rounds_template';

/** A test database may lose everything in a power cut, and is several times quicker for it. */
export const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

interface Shared {
  users: number;
  started: Promise<{ context: RunContext; postgres: RunningPostgres }>;
}

const shared = globalThis as typeof globalThis & { roundsTestRun?: Shared };

/**
 * One embedded PostgreSQL with a migrated template database for all projects of a vitest run.
 * Builds first if sources changed, because these tests run the processes that users run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const needsWeb = project.vitest.projects.some(({ name }) => name === 'browser');
  shared.roundsTestRun ??= { users: 0, started: start(needsWeb) };
  const mine = shared.roundsTestRun;
  mine.users += 1;
  const { context, postgres } = await mine.started;
  if (project.name === 'browser') await build('web');
  project.provide('rounds', context);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    delete shared.roundsTestRun;
    await postgres.stop();
    await rm(context.tempDir, { recursive: true, force: true });
  };
}

async function start(needsWeb: boolean): Promise<Awaited<Shared['started']>> {
  await build(needsWeb ? undefined : 'server');
  const tempDir = await mkdtemp(join(tmpdir(), 'rounds-test-'));
  await chmod(tempDir, 0o711);
  const dataDir = join(tempDir, 'postgres');
  const postgres = await startPostgres({ dataDir, settings: CARELESS });
  await makeTemplate(postgres);
  return {
    postgres,
    context: { postgresUrl: postgres.url, templateDatabase: TEMPLATE, tempDir },
  };
}

/** As `npm start` does it: vitest's own environment would make a build for development. */
async function build(what?: 'server' | 'web'): Promise<void> {
  const args = ['apps/standalone/prepare.mjs', 'build', ...(what ? [what] : [])];
  await run(process.execPath, args, { cwd: repositoryRoot, env: childEnvironment({}) });
}

/** Runs the migrations as an installation does: by the built process. */
async function makeTemplate(postgres: RunningPostgres): Promise<void> {
  const client = new Client(postgres.url);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await run(process.execPath, ['dist/server/migrate.js'], {
    cwd: repositoryRoot,
    env: childEnvironment({ DATABASE_URL: postgres.urlOf(TEMPLATE) }),
  });
}
