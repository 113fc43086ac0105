import { z } from 'zod';
import { QUEUES } from '@rounds/platform/queue';
import { RECORDING_STATES } from './recording-state';

const count = z.number().int().min(0);
const done = z.object({ recordings: count, mediaMs: count });

/** What works behind the scenes, as admins see it. */
export const pipelineWork = z
  .object({
    queues: z.array(
      z.object({
        name: z.enum(QUEUES),
        waiting: count,
        running: count,
        /** To be tried again after a failure. */
        delayed: count,
        failed: count,
      }),
    ),
    workers: z.array(
      z.object({
        id: z.uuid(),
        host: z.string(),
        pid: z.number().int(),
        startedAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        alive: z.boolean(),
      }),
    ),
    /** Recordings of which everything was made, and how long they last together. */
    finished: z.object({ lastHour: done, lastDay: done }),
    underWay: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        state: z.enum(RECORDING_STATES),
        percent: count,
        secondsLeft: count.nullable(),
      }),
    ),
    /** The newest first. */
    failures: z.array(
      z.object({
        recordingId: z.uuid(),
        fileName: z.string(),
        /** `probe`, the name of a quality, or the kind of what else is made. */
        part: z.string(),
        code: z.string(),
        /** The last words of ffmpeg or of whatever else failed. */
        detail: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'PipelineWork' });
export type PipelineWork = z.infer<typeof pipelineWork>;
