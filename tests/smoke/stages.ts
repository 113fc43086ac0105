import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '@rounds/testing';
import { expectAnswer, recordingSchema, type Recording } from './answers';
import { ensure } from './ensure';

const ENDED = new Set(['ready', 'degraded', 'failed', 'rejected']);
const POLL_MS = 250;

export interface StageTimes {
  /** Seconds since the upload ended, by stage; `playable` is the first rendition's. */
  [stage: string]: number;
}

/** Follows a recording until its pipeline ends. @param patienceMs gives up after this long */
export async function waitForPipeline(
  staff: ApiClient,
  recordingId: string,
  patienceMs: number,
): Promise<{ recording: Recording; times: StageTimes }> {
  const start = Date.now();
  const times: StageTimes = {};
  for (;;) {
    const recording = await getRecording(staff, recordingId);
    const seconds = (Date.now() - start) / 1000;
    for (const { name, state } of recording.stages) if (state === 'done') times[name] ??= seconds;
    if (recording.playable) times['playable'] ??= seconds;
    if (ENDED.has(recording.state) && settled(recording)) return { recording, times };
    ensure(
      Date.now() - start < patienceMs,
      'pipeline-time',
      `still ${recording.state} after ${Math.round(seconds)} s`,
    );
    await sleep(POLL_MS);
  }
}

export async function getRecording(staff: ApiClient, recordingId: string): Promise<Recording> {
  return expectAnswer(
    await staff.get(`/api/recordings/${recordingId}`),
    200,
    recordingSchema,
    'get-recording',
  );
}

/** Poster and thumbnails may end after the renditions. */
const settled = ({ state, stages }: Recording): boolean =>
  state === 'rejected' ||
  stages.every((stage) => ['done', 'failed', 'skipped'].includes(stage.state));
