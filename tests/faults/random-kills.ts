import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import {
  makeTempDir,
  readRecording,
  settled,
  signInAs,
  startApp,
  storedFiles,
  until,
  uploadSample,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { expect } from 'vitest';
import { makeSample } from '../media/make-media';
import { childrenOn, expectTidy } from './faults-kit';

/** The longest that a worker is left alone, in ms. */
const MOST_PEACE_MS = 2_500;

/**
 * Publishes a film, once in peace and then under workers that are killed at random moments,
 * again and again until all kills are used up: what comes out is the same, and no more was begun
 * than was planned and one run for each kill.
 */
export async function killAtRandom(
  kills: number,
  seconds: number,
  seed = Date.now() % 1_000_000,
): Promise<void> {
  console.log(`kills at random: seed ${seed}`);
  const random = generator(seed);
  const counter = await countStarts();
  const app = await startApp({
    workers: 2,
    env: { PATH: counter.path, WORKER_CONCURRENCY: '1' },
  });
  try {
    const trainer = await signInAs(app, 'trainer');
    const film = await makeSample({ seconds, width: 640, height: 360, fps: 30 });
    const peaceful = await uploadSample(trainer, film);
    expect(await settled(trainer, peaceful)).toMatchObject({ state: 'ready' });
    const wanted = await digests(app, peaceful);
    const chunks = new Set(Object.keys(wanted).map((key) => /\/(c\d+)\//.exec(key)?.[1]));
    expect(chunks.size).toBeGreaterThan(4);
    const plan = await counter.starts();
    expect(plan.chunks).toBeGreaterThan(5);

    let [left, films] = [kills, 1];
    while (left > 0) {
      const id = await uploadSample(trainer, film);
      films += 1;
      left = await killWhile(app, trainer, id, left, random);
      expect(await settled(trainer, id, 300_000)).toMatchObject({ state: 'ready', error: null });
      expect(await digests(app, id)).toEqual(wanted);
      await expectTidy(app, id);
    }
    const begun = await counter.starts();
    console.log(JSON.stringify({ films, kills, plan, begun }));
    // A worker makes one chunk at a time here, and a few light things beside it.
    expect(begun.chunks).toBeLessThanOrEqual(films * plan.chunks + kills);
    expect(begun.others).toBeLessThanOrEqual(films * plan.others + LIGHT_AT_ONCE * kills);
  } finally {
    await app.stop();
  }
}

/** Kills while there is work to do on the recording. @returns how many kills are left */
async function killWhile(
  app: RunningApp,
  trainer: ApiClient,
  id: string,
  kills: number,
  random: () => number,
): Promise<number> {
  let left = kills;
  const isOver = async (): Promise<boolean> => (await readRecording(trainer, id)).state === 'ready';
  while (left > 0) {
    let over = false;
    await until(
      async () => (over = await isOver()) || (await childrenOn(id)) > 0,
      'a worker is at work',
      60_000,
    );
    await sleep(random() * MOST_PEACE_MS);
    if (over || (await isOver())) break;
    const victim = Math.floor(random() * app.workers.length);
    await app.workers[victim]!.kill();
    left -= 1;
    const scratch = join(app.dataDir, `scratch-${victim + 1}`);
    const gone = async (): Promise<boolean> => (await startedWith(scratch)) === 0;
    await until(gone, 'no ffmpeg outlives its worker', 5_000);
    await app.workers[victim]!.restart();
  }
  return left;
}

/** Processes that a worker with this scratch folder, or one of its children, has started. */
async function startedWith(scratch: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')),
  );
  return environments.filter((one) => one.split('\0').includes(`SCRATCH_DIR=${scratch}`)).length;
}

/** SHA-256 of everything that is played, by its key below the recording's folder. */
async function digests(app: RunningApp, id: string): Promise<Record<string, string>> {
  const prefix = `recordings/${id}/play/`;
  const keys = (await storedFiles(app)).filter((key) => key.startsWith(prefix));
  const entries = keys.map(async (key) => {
    const content = await readFile(join(app.dataDir, 'storage', key));
    return [key.slice(prefix.length), createHash('sha256').update(content).digest('hex')] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Runs of ffmpeg on media. */
interface Starts {
  chunks: number;
  others: number;
}

/** Sound, poster and checks may run beside each other. */
const LIGHT_AT_ONCE = 3;

/** An ffmpeg that writes a line for each run on media, and is the real one otherwise. */
async function countStarts(): Promise<{ path: string; starts(): Promise<Starts> }> {
  const tools = await findFfmpeg();
  const folder = await makeTempDir('counted');
  const log = join(folder, 'starts');
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(log, '');
  const counted = [
    '#!/bin/sh\ncase " $* " in',
    `*" -i file:"*" -filter_complex "*) echo chunk >>'${log}';;`,
    `*" -i file:"*) echo other >>'${log}';;\nesac\n`,
  ].join('\n');
  await writeFile(join(bin, 'ffmpeg'), `${counted}exec '${await realPath(tools.ffmpeg)}' "$@"\n`);
  await writeFile(
    join(bin, 'ffprobe'),
    `#!/bin/sh\nexec '${await realPath(tools.ffprobe)}' "$@"\n`,
  );
  for (const name of ['ffmpeg', 'ffprobe']) await chmod(join(bin, name), 0o755);
  return {
    path: `${bin}:${process.env['PATH'] ?? ''}`,
    starts: async () => {
      const lines = (await readFile(log, 'utf8')).split('\n');
      const count = (what: string): number => lines.filter((line) => line === what).length;
      return { chunks: count('chunk'), others: count('other') };
    },
  };
}

/** Of a program that may be known by its name only. */
async function realPath(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', 'command -v "$1"', 'sh', program]);
  return stdout.trim();
}

/** xorshift32: the same numbers from 0 to 1 for the same seed. */
function generator(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
