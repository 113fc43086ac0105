import { readFile } from 'node:fs/promises';
import type { ApiClient } from './client';
import { until } from './until';
import { uploadFile } from './uploads';

/** A recording as `GET /api/recordings/ID` tells it, as far as tests look. */
export interface TestRecording {
  id: string;
  state: string;
  playable: boolean;
  durationMs: number | null;
  error: { code: string; message: string } | null;
  stages: { name: string; state: string; percent: number }[];
  renditions: {
    name: string;
    height: number;
    state: string;
    segments: number | null;
    durationMs: number | null;
    error: string | null;
  }[];
  embeddedChapters: { startMs: number; endMs: number; title: string }[];
}

const ENDS = ['ready', 'degraded', 'failed', 'rejected'];

export async function readRecording(client: ApiClient, id: string): Promise<TestRecording> {
  const { status, body } = await client.get(`/api/recordings/${id}`);
  if (status !== 200) throw new Error(`Recording ${id}: ${status} ${JSON.stringify(body)}`);
  return body as TestRecording;
}

/** Waits until the pipeline has come to an end with all of a recording, pictures too. */
export async function settled(
  client: ApiClient,
  id: string,
  timeoutMs = 90_000,
  everyMs = 100,
): Promise<TestRecording> {
  let seen: TestRecording | undefined;
  const isSettled = async (): Promise<boolean> => {
    // A server that is being killed by the test does not answer for a while.
    seen = await readRecording(client, id).catch(() => seen);
    const busy = seen?.stages.some(({ state }) => state === 'waiting' || state === 'running');
    return seen !== undefined && ENDS.includes(seen.state) && !busy;
  };
  await until(isSettled, 'the recording is settled', timeoutMs, everyMs).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(seen)}`);
  });
  return seen!;
}

/** Uploads a file of this machine. @returns the recording's id */
export async function uploadSample(client: ApiClient, path: string): Promise<string> {
  return uploadFile(client, await readFile(path));
}
