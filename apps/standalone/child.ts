import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { leash } from '@rounds/platform/embedded';
import type { LogFile } from './log-file';

export interface ChildOptions {
  name: string;
  /** Arguments for node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  log: LogFile;
  /** Lines that the person should see, too. */
  echo(line: string): void;
}

/** A started node process that ends with this one. */
export interface Child {
  pid: number;
  /** Its last lines, for messages. */
  lastLines(): string;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  /** SIGTERM; after `graceMs` SIGKILL for it and its process group. */
  stop(graceMs: number): Promise<void>;
}

const ERROR_LINE = /\b(ERROR|FATAL)\b|"level":"(error|fatal)"/;
const KEPT_LINES = 15;

/** Starts a process in a group of its own, so that Ctrl-C reaches it through us and in order. */
export function startChild({ name, args, env, log, echo }: ChildOptions): Child {
  const child = spawn(process.execPath, args, {
    env,
    detached: true,
    // The open pipe on standard input is how it notices that we are gone.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  const last: string[] = [];
  const keep = (line: string, isError: boolean) => {
    log.write(line);
    last.push(line);
    if (last.length > KEPT_LINES) last.shift();
    if (isError || ERROR_LINE.test(line)) echo(`[${name}] ${line.slice(0, 500)}`);
  };
  createInterface({ input: child.stdout }).on('line', (line) => keep(line, false));
  createInterface({ input: child.stderr }).on('line', (line) => keep(line, isLoud(line)));
  const pid = child.pid ?? 0;
  const letGo = pid ? leash(pid, { delaySeconds: 3, graceSeconds: 5 }) : () => undefined;
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0));
  });
  void ended.then(letGo);
  return { pid, ended, lastLines: () => last.join('\n'), stop: (ms) => stop(child, ended, ms) };
}

/** Node's own warnings are for the log alone. */
const isLoud = (line: string): boolean =>
  line.trim() !== '' && !/Warning:|--trace-|^\s+at |^\(Use /.test(line);

async function stop(child: ChildProcess, ended: Promise<unknown>, graceMs: number): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(child.pid), graceMs);
  await ended;
  clearTimeout(timer);
}

function killGroup(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
