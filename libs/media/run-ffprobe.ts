import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { findFfmpeg } from './find-ffmpeg';
import { guardArguments } from './guard-script';
import { MediaError } from './media-error';
import { PROBE_RUN_LIMITS } from './media-limits';
import { runFailure, Tail } from './run-failure';
import type { EndedBy } from './run-failure';
import type { RunOptions } from './run-options';

export interface ProbeRun {
  exitCode: number | null;
  stderr: string;
}

/**
 * Runs ffprobe under limits and hands over its stdout line by line, so that a listing of millions
 * of packets needs no memory. Does not throw for a bad exit code: to a probe that is an answer.
 * @throws MediaError `ffmpeg-aborted`, `ffmpeg-timed-out`, `ffmpeg-cpu-limit`
 */
export async function runFfprobe(
  args: string[],
  onLine: (line: string) => void,
  options: RunOptions = {},
): Promise<ProbeRun> {
  const { guards } = await findFfmpeg();
  const limits = { ...PROBE_RUN_LIMITS, ...options.limits };
  if (options.signal?.aborted) throw runFailure('abort', null, '');
  // stdin stays open on our side: it is how the guard notices that we are gone.
  const child = spawn(guards.ffprobe, [...guardArguments(limits), '-hide_banner', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  const stderr = new Tail(20_000);
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.add(text));
  let endedBy: EndedBy = null;
  const end = (why: EndedBy) => (): void => {
    endedBy ??= why;
    child.stdin.destroy();
    child.kill('SIGTERM');
  };
  const onAbort = end('abort');
  const timer = setTimeout(end('timeout'), limits.wallMs);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const closed = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code));
    });
    const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
    lines.on('line', onLine);
    const exitCode = await closed;
    const failure = runFailure(endedBy, exitCode, stderr.text);
    if (failure.code !== 'ffmpeg-failed') throw failure;
    return { exitCode, stderr: stderr.text };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
  }
}

/** Runs ffprobe and parses the one JSON document that it prints; null when it printed none. */
export async function ffprobeJson(
  args: string[],
  options: RunOptions = {},
): Promise<ProbeRun & { document: unknown }> {
  const lines: string[] = [];
  const run = await runFfprobe(['-of', 'json', ...args], (line) => lines.push(line), options);
  try {
    return { ...run, document: JSON.parse(lines.join('\n')) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ...run, document: null };
    throw new MediaError('ffmpeg-failed', 'ffprobe answered nothing', String(error));
  }
}
