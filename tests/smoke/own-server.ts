import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '@rounds/testing';
import { demoPassword, demoStaff } from '../../apps/standalone/demo/people';

export interface Server {
  baseUrl: string;
  email: string;
  password: string;
}

/** The sign-in of the demo's admin, for servers that hold the demo. */
export const demoAdmin = (): { email: string; password: string } => ({
  email: demoStaff.find(({ role }) => role === 'admin')?.email ?? '',
  password: demoPassword,
});

/** Starts the embedded edition on data of its own, runs, stops it and removes the data. */
export async function withOwnServer<T>(
  log: (line: string) => void,
  run: (server: Server) => Promise<T>,
): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'rounds-smoke-'));
  log('starting a server of its own');
  const child = spawn(process.execPath, ['dist/server/standalone.js'], {
    cwd: repositoryRoot,
    env: { ...process.env, ROUNDS_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const baseUrl = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const url = /Rounds is ready at (\S+)/.exec(line)?.[1];
        if (url) resolve(url);
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    return await run({ baseUrl, ...demoAdmin() });
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  }
}
