import { spawn, type ChildProcess } from 'node:child_process';
import { leash } from '@rounds/platform/embedded';
import { childEnvironment } from './child-environment';

export interface ManagedProcess {
  /** The number of the present process; another one after a restart. */
  readonly pid: number;
  /** Sends the signal (default SIGKILL) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the process if it runs, starts it again with the same settings, waits until it is ready. */
  restart(): Promise<void>;
  /** SIGTERM, after 10 s SIGKILL. */
  stop(): Promise<void>;
  /** What it has written to both outputs, for messages and assertions. */
  output(): string;
}

export interface ProcessOptions {
  /** Arguments for node. */
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Resolves when the process is of use; races with its death. */
  ready(output: () => string): Promise<void>;
}

const KEPT_CHARACTERS = 200_000;
const STOP_MS = 10_000;

/** Starts a real node process that ends with this one, and waits until it is ready. */
export async function startProcess(options: ProcessOptions): Promise<ManagedProcess> {
  const managed = new NodeProcess(options);
  try {
    await managed.start();
    return managed;
  } catch (error) {
    await managed.stop();
    throw error;
  }
}

class NodeProcess implements ManagedProcess {
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();
  private written = '';

  constructor(private readonly options: ProcessOptions) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  output(): string {
    return this.written;
  }

  async start(): Promise<void> {
    const { args, cwd, env, ready } = this.options;
    const child = spawn(process.execPath, args, {
      cwd,
      env: childEnvironment(env),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const keep = (text: string) => {
      this.written = (this.written + text).slice(-KEPT_CHARACTERS);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    this.exited = new Promise((resolve) => {
      child.once('exit', () => resolve());
    });
    const letGo = leash(this.pid);
    void this.exited.then(letGo);
    const died = this.exited.then(() => {
      throw new Error(`${args.join(' ')} ended before it was ready:\n${this.output()}`);
    });
    await Promise.race([ready(() => this.written), died]);
    died.catch(() => undefined);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child?.kill(signal);
    await this.exited;
  }

  async restart(): Promise<void> {
    await this.stop();
    this.written = '';
    await this.start();
  }

  async stop(): Promise<void> {
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    await this.kill('SIGTERM');
    clearTimeout(timer);
  }
}
