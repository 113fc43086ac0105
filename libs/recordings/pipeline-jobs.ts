import { z } from 'zod';
import { defineJob } from '@rounds/platform/queue';

const MINUTE_MS = 60_000;
const recordingPayload = z.object({ recordingId: z.uuid() });
const chunkPayload = recordingPayload.extend({ chunk: z.number().int().min(0) });
/** `after`: what has changed, so that no change is taken for one that is published already. */
const publishPayload = recordingPayload.extend({ after: z.string().regex(/^[0-9a-z.]+$/) });
export type RecordingPayload = z.infer<typeof recordingPayload>;
export type ChunkPayload = z.infer<typeof chunkPayload>;
export type PublishPayload = z.infer<typeof publishPayload>;

/** Judges the file, plans its renditions. */
export const probeJob = defineJob({
  name: 'recordings.probe',
  queue: 'light',
  payload: recordingPayload,
  attempts: 4,
  backoffMs: 3_000,
  timeoutMs: 15 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

/** Makes, measures and publishes one chunk of every quality. */
export const transcodeJob = defineJob({
  name: 'recordings.transcode',
  queue: 'media',
  payload: chunkPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 25 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId, chunk }) => `${recordingId}.${chunk}`,
});

/** Makes what is heard. Light: it waits behind no chunk, and one core is enough for it. */
export const audioJob = defineJob({
  name: 'recordings.audio',
  queue: 'light',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 6 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

/** Measures how loud it is, and makes what is heard as loud as other classes. */
export const loudnessJob = defineJob({
  name: 'recordings.loudness',
  queue: 'media',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 6 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

/** Publishes the source's own pictures. Light: it only reads and writes. */
export const copyJob = defineJob({
  name: 'recordings.copy',
  queue: 'light',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 2 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

/** Extends the playlists by what is new. */
export const publishJob = defineJob({
  name: 'recordings.publish',
  queue: 'light',
  payload: publishPayload,
  attempts: 6,
  backoffMs: 1_000,
  timeoutMs: MINUTE_MS,
  dedupKey: ({ recordingId, after }) => `${recordingId}.${after}`,
});

export const posterJob = defineJob({
  name: 'recordings.poster',
  queue: 'light',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 30 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

/** Waveform and silences, for the editor. */
export const soundJob = defineJob({
  name: 'recordings.sound',
  queue: 'media',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 6 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

/** Where other slides come, for the editor. */
export const slidesJob = defineJob({
  name: 'recordings.slides',
  queue: 'media',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 6 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});

export const thumbnailsJob = defineJob({
  name: 'recordings.thumbnails',
  queue: 'media',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 6 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});
