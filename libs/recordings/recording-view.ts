import { z } from 'zod';
import { pageOf } from '@rounds/platform/http';
import type { RecordingArtifact } from './recording-artifact.entity';
import type { RecordingChunk } from './recording-chunk.entity';
import { STAGE_NAMES, STAGE_STATES, stagesOf } from './recording-stages';
import { RECORDING_STATES, WORK_STATES } from './recording-state';
import type { Recording } from './recording.entity';
import type { Rendition } from './rendition.entity';
import { secondsLeft } from './time-left';

const milliseconds = z.number().int().min(0);

const renditionView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    state: z.enum(WORK_STATES),
    percent: z.number().int(),
    codecs: z.string().nullable(),
    bandwidth: z.number().nullable(),
    averageBandwidth: z.number().nullable(),
    frameRate: z.number().nullable(),
    segments: z.number().int().nullable(),
    durationMs: milliseconds.nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'Rendition' });

/** A recording as staff see it. */
export const recordingView = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    bytes: z.number().int(),
    state: z.enum(RECORDING_STATES),
    playable: z.boolean(),
    durationMs: milliseconds.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    uploadedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    createdAt: z.iso.datetime(),
    media: z
      .object({
        container: z.string(),
        width: z.number().int(),
        height: z.number().int(),
        fps: z.number(),
        videoCodec: z.string(),
        audioCodec: z.string().nullable(),
      })
      .nullable(),
    stages: z.array(
      z.object({
        name: z.enum(STAGE_NAMES),
        state: z.enum(STAGE_STATES),
        percent: z.number().int(),
      }),
    ),
    /** Until all of it is made; null: not under way, or too early to tell. */
    secondsLeft: z.number().int().nullable(),
    renditions: z.array(renditionView),
    embeddedChapters: z.array(
      z.object({ startMs: milliseconds, endMs: milliseconds, title: z.string() }),
    ),
  })
  .meta({ id: 'Recording' });
export type RecordingView = z.infer<typeof recordingView>;

/** One recording with what it occupies in the storage: the original and all that was made of it. */
export const recordingDetail = recordingView
  .extend({ storedBytes: z.number().int() })
  .meta({ id: 'RecordingDetail' });
export type RecordingDetail = z.infer<typeof recordingDetail>;

export const recordingPage = pageOf(recordingView).meta({ id: 'RecordingPage' });

export const uploadersView = z
  .object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) })
  .meta({ id: 'Uploaders' });

/** Addresses for the player, relative to the origin; they die with the session. */
export const playbackView = z
  .object({
    src: z.string(),
    posterUrl: z.string().nullable(),
    thumbnailsUrl: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Playback' });
export type Playback = z.infer<typeof playbackView>;

export interface RecordingParts {
  recording: Recording;
  renditions: Rendition[];
  artifacts: RecordingArtifact[];
  chunks: RecordingChunk[];
  uploaderName: string | undefined;
}

export function toRecordingView(parts: RecordingParts): RecordingView {
  const { recording, renditions, artifacts, chunks, uploaderName } = parts;
  const { id, fileName, bytes, state, playable, durationMs, media, errorCode } = recording;
  return {
    id,
    fileName,
    bytes,
    state,
    playable,
    durationMs,
    error: errorCode === null ? null : { code: errorCode, message: recording.errorMessage ?? '' },
    uploadedBy:
      (recording.uploadedBy && {
        id: recording.uploadedBy,
        name: uploaderName ?? '',
      }) ||
      null,
    createdAt: recording.createdAt.toISOString(),
    media: media && {
      container: media.indexedFrom ?? media.container,
      width: media.video.width,
      height: media.video.height,
      fps: media.video.fps,
      videoCodec: media.video.codec,
      audioCodec: media.audio[0]?.codec ?? null,
    },
    stages: stagesOf({ state, playable, media, renditions, artifacts }),
    secondsLeft: state === 'processing' ? secondsLeft(chunks) : null,
    renditions: renditions.map(toRenditionView),
    embeddedChapters: media?.chapters ?? [],
  };
}

function toRenditionView(rendition: Rendition): z.infer<typeof renditionView> {
  const { id, name, width, height, state, percent, verified, errorCode } = rendition;
  return {
    id,
    name,
    width,
    height,
    state,
    percent,
    codecs: verified?.codecs ?? null,
    bandwidth: verified?.bandwidth ?? null,
    averageBandwidth: verified?.averageBandwidth ?? null,
    frameRate: verified?.frameRate ?? null,
    segments: verified?.segments ?? null,
    durationMs: verified?.durationMs ?? null,
    error: errorCode,
  };
}
