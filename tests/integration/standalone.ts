import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, until } from '@rounds/testing';

/** One run of the one-machine edition, as `npm start` does it once everything is built. */
export interface Standalone {
  pid: number;
  output(): string;
  /** Waits for the ready line. @returns the address that it names */
  ready(): Promise<string>;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

export function runStandalone(
  dataDir: string,
  env: Record<string, string> = {},
  ...args: string[]
): Standalone {
  const { PATH = '', HOME = '/tmp' } = process.env;
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, 'dist/server/standalone.js'), ...args],
    {
      // One piece of the demo's films at a time: they are not what is looked at.
      env: { PATH, HOME, ROUNDS_DATA: dataDir, WORKER_CONCURRENCY: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let hasEnded = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      hasEnded = true;
      resolve(signal ?? code ?? 0);
    });
  });
  const address = () => /^Rounds is ready at (\S+)$/m.exec(output)?.[1];
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    async ready() {
      await until(() => hasEnded || address() !== undefined, 'it is ready', 90_000);
      const found = address();
      if (!found) throw new Error(`It is not ready:\n${output}`);
      return found;
    },
  };
}

/** Every process that was started for this data folder, found by the environment it inherited. */
export function processesOf(dataDir: string): number[] {
  const wanted = `ROUNDS_DATA=${dataDir}`;
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) => pid > 0 && pid !== process.pid && read(`/proc/${pid}/environ`).includes(wanted),
    );
}

/** The one among them whose command line contains a text. */
export function processOf(dataDir: string, text: string): number {
  const pid = processesOf(dataDir).find((each) => {
    const command = read(`/proc/${each}/cmdline`);
    return command.includes(text) && !command.includes('leash');
  });
  if (!pid) throw new Error(`No process of ${dataDir} has ${text} in its command line`);
  return pid;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
