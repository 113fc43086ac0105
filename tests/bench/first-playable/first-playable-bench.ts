import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPerson, signIn, startApp, until, type ApiClient } from '@rounds/testing';
import { startBenchPostgres } from '../bench-server';
import { median, rounded } from '../statistics';
import { firstSeconds, uploadTimed } from './first-seconds';
import { forget, LENGTHS_MINUTES, longSource, type SourceKind } from './long-sources';

export interface FirstPlayableOptions {
  rounds: number;
  log: (line: string) => void;
}

interface Measured {
  minutes: number;
  seconds: number;
}

/**
 * How long a trainer waits for a recording: from the last uploaded byte until its first two seconds
 * were decoded by a viewer, through the public API, for sources of three lengths.
 */
export async function benchFirstPlayable(
  options: FirstPlayableOptions,
): Promise<Record<SourceKind, Measured[]>> {
  const postgres = await startBenchPostgres();
  try {
    const databaseUrl = await postgres.database('bench_first_playable');
    const dataDir = await mkdtemp(join(tmpdir(), 'rounds-bench-app-'));
    const app = await startApp({ databaseUrl, dataDir });
    try {
      const trainer = await addPerson(databaseUrl, 'trainer');
      const client = await signIn(app.baseUrl, trainer.email, trainer.password);
      return {
        eligible: await measureKind('eligible', client, options),
        other: await measureKind('other', client, options),
      };
    } finally {
      await app.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function measureKind(
  kind: SourceKind,
  client: ApiClient,
  { rounds, log }: FirstPlayableOptions,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const minutes of LENGTHS_MINUTES) {
    const source = await longSource(kind, minutes);
    const seconds: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      seconds.push(await measureOnce(client, source));
      log(`${kind}, ${minutes} min, round ${round}: ${seconds.at(-1)?.toFixed(2)} s`);
    }
    await forget(source);
    measured.push({ minutes, seconds: rounded(median(seconds)) });
  }
  return measured;
}

async function measureOnce(client: ApiClient, source: string): Promise<number> {
  const { recordingId, sentAt } = await uploadTimed(client, source);
  await firstSeconds(client, recordingId);
  const seconds = (performance.now() - sentAt) / 1000;
  // Its work must not run beside the next one's.
  await client.delete(`/api/recordings/${recordingId}`);
  const gone = async (): Promise<boolean> =>
    (await client.get(`/api/recordings/${recordingId}`)).status === 404;
  await until(gone, 'the recording is gone', 30_000);
  return seconds;
}
