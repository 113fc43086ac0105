import ffmpeg from 'fluent-ffmpeg';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { findFfmpeg } from './find-ffmpeg';
import { folderBytes } from './folder-bytes';
import { guardArguments } from './guard-script';
import { DEFAULT_RUN_LIMITS } from './media-limits';
import type { RunLimits } from './media-limits';
import { runFailure, Tail } from './run-failure';
import type { EndedBy } from './run-failure';
import type { RunOptions } from './run-options';

/** One run: options before the input, the input, options after it, and where the output goes. */
export interface FfmpegRun {
  inputOptions: string[];
  input: string;
  outputOptions: string[];
  /** An absolute path, a name in `outputDir`, or `-`. */
  output: string;
  /** Where ffmpeg runs; watched for its size meanwhile. */
  outputDir?: string;
  onLine?: (line: string) => void;
}

const DISK_CHECK_MS = 1000;

/**
 * Runs ffmpeg through its guard. The only user of fluent-ffmpeg; of it, only what starts the
 * process: its `progress` event would probe the input without our allow-lists.
 * @returns the tail of stderr
 * @throws MediaError with a `ffmpeg-…` code
 */
export async function runFfmpeg(run: FfmpegRun, options: RunOptions = {}): Promise<string> {
  const { guards } = await findFfmpeg();
  const limits: RunLimits = { ...DEFAULT_RUN_LIMITS, ...options.limits };
  if (options.signal?.aborted) throw runFailure('abort', null, '');
  const command = ffmpeg({ stdoutLines: 20, cwd: run.outputDir })
    .setFfmpegPath(guards.ffmpeg)
    .input(run.input)
    // Spread on purpose: given one list, fluent-ffmpeg would split options that hold a space.
    .inputOptions(...guardArguments(limits), '-hide_banner', '-nostdin', ...run.inputOptions)
    .outputOptions(...run.outputOptions)
    .output(run.output);
  return supervise(command, run, options, limits);
}

function supervise(
  command: FfmpegCommand,
  run: FfmpegRun,
  options: RunOptions,
  limits: RunLimits,
): Promise<string> {
  const stderr = new Tail();
  let endedBy: EndedBy = null;
  let started = false;
  const end = (why: EndedBy): void => {
    endedBy ??= why;
    if (started) command.kill('SIGTERM');
  };
  const onAbort = (): void => end('abort');
  const wall = setTimeout(() => end('timeout'), limits.wallMs);
  const disk = setInterval(() => {
    if (!run.outputDir) return;
    folderBytes(run.outputDir).then(
      (bytes) => bytes > limits.diskBytes && end('disk'),
      () => undefined, // the folder may be going away
    );
  }, DISK_CHECK_MS);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  return new Promise<string>((resolve, reject) => {
    command
      .on('start', () => {
        started = true;
        if (endedBy) command.kill('SIGTERM');
      })
      .on('stderr', (line: string) => {
        stderr.add(`${line}\n`);
        run.onLine?.(line);
      })
      .on('end', () => resolve(stderr.text))
      .on('error', (error: Error) => {
        const code = /exited with code (\d+)/.exec(error.message)?.[1];
        reject(runFailure(endedBy, code ? Number(code) : null, stderr.text || error.message));
      })
      .run();
  }).finally(() => {
    clearTimeout(wall);
    clearInterval(disk);
    options.signal?.removeEventListener('abort', onAbort);
  });
}
