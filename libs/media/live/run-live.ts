import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { findFfmpeg } from '../find-ffmpeg';
import { guardArguments } from '../guard-script';
import { MediaError } from '../media-error';
import { DEFAULT_RUN_LIMITS, type RunLimits } from '../media-limits';
import { Tail } from '../run-failure';
import { FragmentSplitter, type FragmentListener } from './fragment-splitter';
import { LIVE_INPUT_FD, liveArguments, type LivePlan } from './live-arguments';
import { smallArguments, type SmallPlan } from './small-arguments';

/** A live run is in a hurry, and needs little memory. */
const LIVE_LIMITS: RunLimits = {
  ...DEFAULT_RUN_LIMITS,
  memoryBytes: 4 * 1024 ** 3,
  niceness: 0,
};
/** It must not slow the first one down. */
const SMALL_LIMITS: RunLimits = { ...LIVE_LIMITS, niceness: 5 };

export interface LiveRun {
  /** Takes the next bytes; resolves when more are welcome. Never rejects: see `ended`. */
  write(bytes: Buffer): Promise<void>;
  /** No more bytes come: what is left goes out. */
  finish(): void;
  kill(): void;
  /** Null when it came to its own end, else why not. */
  ended: Promise<MediaError | null>;
}

/** Starts ffmpeg on a live stream, under the same guard as every other run. */
export const runLive = (plan: LivePlan, listener: FragmentListener): Promise<LiveRun> =>
  run(liveArguments(plan), LIVE_LIMITS, listener);

/** As `runLive`, for the second rendition. */
export const runSmall = (plan: SmallPlan, listener: FragmentListener): Promise<LiveRun> =>
  run(smallArguments(plan), SMALL_LIMITS, listener);

async function run(
  streamArguments: readonly string[],
  limits: RunLimits,
  listener: FragmentListener,
): Promise<LiveRun> {
  const { guards } = await findFfmpeg();
  const args = [...guardArguments(limits), ...streamArguments];
  const child = spawn(guards.ffmpeg, args, {
    stdio: ['pipe', 'pipe', 'pipe', 'ignore', 'pipe'],
  });
  // stdin stays open on our side: it is how the guard notices that we are gone.
  child.stdin?.on('error', () => undefined);
  const input = child.stdio[LIVE_INPUT_FD] as Writable;
  input.on('error', () => undefined);
  const stderr = new Tail();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => stderr.add(text));
  const splitter = new FragmentSplitter(listener);
  let broken: MediaError | null = null;
  const kill = (): void => {
    child.stdin?.destroy();
    child.kill('SIGTERM');
  };
  child.stdout?.on('data', (bytes: Buffer) => {
    if (broken) return;
    try {
      splitter.push(bytes);
    } catch (error) {
      broken = error instanceof MediaError ? error : liveFailure(String(error));
      kill();
    }
  });
  const ended = new Promise<MediaError | null>((resolve) => {
    child.once('error', (error) => resolve(liveFailure(error.message)));
    child.once('close', (code) =>
      resolve(broken ?? (code === 0 ? null : liveFailure(stderr.text))),
    );
  });
  void ended.then(() => input.destroy());
  return { write: (bytes) => write(input, bytes, ended), finish: () => input.end(), kill, ended };
}

const liveFailure = (detail: string): MediaError =>
  new MediaError('ffmpeg-failed', 'The live stream was interrupted', detail);

function write(input: Writable, bytes: Buffer, ended: Promise<unknown>): Promise<void> {
  if (input.destroyed || input.write(bytes)) return Promise.resolve();
  return Promise.race([
    new Promise<void>((resolve) => input.once('drain', resolve)),
    ended.then(() => undefined),
  ]);
}
