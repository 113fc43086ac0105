import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import {
  addPerson,
  settled,
  signIn,
  startApp,
  uploadFile,
  type ManagedProcess,
} from '@rounds/testing';
import { startBenchPostgres, type BenchPostgres } from '../bench-server';
import { median, rounded } from '../statistics';
import { cached } from '../transcode/cache';
import { makeSource } from '../transcode/sources';

const run = promisify(execFile);
const PATIENCE_MS = 15 * 60_000;
/** Each look takes milliseconds of a core, which only one worker has to spare. */
const LOOK_EVERY_MS = 500;

export interface WorkersOptions {
  rounds: number;
  log: (line: string) => void;
}

/** How much sooner two workers publish a recording than one, each on one core of its own. */
export async function benchWorkers({ rounds, log }: WorkersOptions): Promise<object> {
  if (availableParallelism() < 2) throw new Error('This bench needs two cores');
  const source = await readFile(await longFilm());
  const postgres = await startBenchPostgres();
  try {
    const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
    for (let round = 1; round <= rounds; round++) {
      for (const workers of [1, 2] as const) {
        const name = `bench_workers_${workers}_${round}`;
        seconds[workers].push(await publish(postgres, name, workers, source));
        log(`round ${round}, ${workers} at work: ${seconds[workers].at(-1)?.toFixed(1)} s`);
      }
    }
    return {
      oneWorkerSeconds: rounded(median(seconds[1])),
      twoWorkersSeconds: rounded(median(seconds[2])),
      speedup: rounded(median(seconds[1].map((one, at) => one / (seconds[2][at] ?? NaN)))),
    };
  } finally {
    await postgres.stop();
  }
}

/** The slides with an inset camera, twice: 192 s. */
async function longFilm(): Promise<string> {
  const film = await makeSource('screenWithCamera');
  return await cached('workers.mp4', async (draft) => {
    const { ffmpeg } = await findFfmpeg();
    const loop = ['-stream_loop', '1', '-i', film, '-c', 'copy'];
    await run(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...loop, draft]);
  });
}

/** @returns seconds from the last byte until everything is published */
async function publish(
  postgres: BenchPostgres,
  name: string,
  workers: number,
  source: Uint8Array,
): Promise<number> {
  const databaseUrl = await postgres.database(name);
  const dataDir = await mkdtemp(join(tmpdir(), 'rounds-bench-app-'));
  const env = { WORKER_CONCURRENCY: '1' };
  const app = await startApp({ databaseUrl, dataDir, workers, env });
  try {
    await Promise.all(app.workers.map(stayOnCore));
    const trainer = await addPerson(databaseUrl, 'trainer');
    const client = await signIn(app.baseUrl, trainer.email, trainer.password);
    const id = await uploadFile(client, source);
    const began = performance.now();
    const { state } = await settled(client, id, PATIENCE_MS, LOOK_EVERY_MS);
    if (state !== 'ready') throw new Error(`the recording is ${state}`);
    return (performance.now() - began) / 1000;
  } finally {
    await app.stop();
  }
}

/** All threads of the process, and so its children: sched_setaffinity(2). */
async function stayOnCore({ pid }: ManagedProcess, core: number): Promise<void> {
  await run('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
}
