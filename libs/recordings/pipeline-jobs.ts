import { z } from 'zod';
import { defineJob } from '@rounds/platform/queue';

const MINUTE_MS = 60_000;
const recordingPayload = z.object({ recordingId: z.uuid() });
const renditionPayload = recordingPayload.extend({ rendition: z.string().regex(/^[0-9a-z]+$/) });
export type RecordingPayload = z.infer<typeof recordingPayload>;
export type RenditionPayload = z.infer<typeof renditionPayload>;

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

/** Makes, measures and publishes one rendition. */
export const transcodeJob = defineJob({
  name: 'recordings.transcode',
  queue: 'media',
  payload: renditionPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 25 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId, rendition }) => `${recordingId}.${rendition}`,
});

/** Writes the playlist that names what is ready; one for each rendition that came to its end. */
export const publishJob = defineJob({
  name: 'recordings.publish',
  queue: 'light',
  payload: renditionPayload,
  attempts: 6,
  backoffMs: 1_000,
  timeoutMs: MINUTE_MS,
  dedupKey: ({ recordingId, rendition }) => `${recordingId}.${rendition}`,
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

export const thumbnailsJob = defineJob({
  name: 'recordings.thumbnails',
  queue: 'media',
  payload: recordingPayload,
  attempts: 3,
  backoffMs: 3_000,
  timeoutMs: 6 * 60 * MINUTE_MS,
  dedupKey: ({ recordingId }) => recordingId,
});
