import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** What the global setup leaves for every test of a run. */
export interface RunContext {
  /** Connection string of the run's PostgreSQL, database `postgres`. */
  postgresUrl: string;
  /** A database with all migrations applied, to be copied and never connected to. */
  templateDatabase: string;
  /** Everything temporary goes below this folder, which goes when the run ends. */
  tempDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    rounds: RunContext;
  }
}

/** @throws when the project's configuration lacks the global setup of this library */
export function runContext(): RunContext {
  const context = inject('rounds');
  if (!context) throw new Error('Name libs/testing/global-setup.ts as globalSetup of this project');
  return context;
}

/** A fresh folder that goes when the run ends. */
export function makeTempDir(name: string): Promise<string> {
  return mkdtemp(join(runContext().tempDir, `${name}-`));
}
