import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addPerson, signIn, startApp, uploadFile, type ApiClient } from '@rounds/testing';
import type { BenchPostgres } from '../bench-server';
import type { Cost } from './bare-ffmpeg';
import { processorSeconds } from './processor-time';

export interface PublishedRecording extends Cost {
  /** From the last uploaded byte until a quality can be played. */
  firstPlayableSeconds: number;
  /** Folder with the multivariant playlist and all that it names. */
  folder: string;
}

export interface OurPipeline {
  /** From the last byte until everything that is played is published. @throws Error when it fails */
  publish(file: string): Promise<PublishedRecording>;
  stop(): Promise<void>;
}

interface Told {
  state: string;
  playable: boolean;
}

const LOOK_EVERY_MS = 50;
/** Each look costs the machine some milliseconds: fewer, once it is only the end that is waited for. */
const LOOK_LATER_MS = 250;

/** API and one worker as `npm start` runs them, on a database of their own. */
export async function startPipeline(postgres: BenchPostgres): Promise<OurPipeline> {
  const databaseUrl = await postgres.database('bench_transcode');
  const dataDir = await mkdtemp(join(tmpdir(), 'rounds-bench-app-'));
  const app = await startApp({ databaseUrl, dataDir });
  const trainer = await addPerson(databaseUrl, 'trainer');
  const client = await signIn(app.baseUrl, trainer.email, trainer.password);
  const worker = app.workers[0]?.pid ?? 0;
  return {
    stop: () => app.stop(),
    async publish(file) {
      const bytes = await readFile(file);
      const before = await processorSeconds(worker);
      const id = await uploadFile(client, bytes, 'class.mp4');
      const began = performance.now();
      const seconds = (): number => (performance.now() - began) / 1000;
      let firstPlayableSeconds: number | null = null;
      for (;;) {
        const { state, playable } = await read(client, id);
        if (playable) firstPlayableSeconds ??= seconds();
        if (state === 'ready') break;
        if (state === 'failed' || state === 'degraded' || state === 'rejected') {
          throw new Error(`the recording is ${state}`);
        }
        await sleep(firstPlayableSeconds === null ? LOOK_EVERY_MS : LOOK_LATER_MS);
      }
      const wallSeconds = seconds();
      const cpuSeconds = (await processorSeconds(worker)) - before;
      const folder = join(dataDir, 'storage/recordings', id, 'play');
      return {
        ...{ wallSeconds, cpuSeconds, folder },
        firstPlayableSeconds: firstPlayableSeconds ?? wallSeconds,
      };
    },
  };
}

async function read(client: ApiClient, id: string): Promise<Told> {
  return (await client.get(`/api/recordings/${id}`)).body as Told;
}
