import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

export const RECORDING_STATES = [
  'uploading',
  'uploaded',
  'probing',
  'processing',
  'ready',
  'degraded',
  'failed',
  'rejected',
] as const satisfies readonly Recording['state'][];

export type Recording = components['schemas']['Recording'];
export type RecordingState = Recording['state'];
/** One quality of a recording. */
export type Rendition = components['schemas']['Rendition'];
/** One step of the pipeline. */
export type Stage = Recording['stages'][number];
export type StageState = Stage['state'];

export interface RecordingFilter {
  state?: RecordingState | undefined;
  q?: string | undefined;
  /** Only those of which no class was made. */
  unused?: true | undefined;
  uploadedBy?: string | undefined;
}

const PAGE = 30;

/** Those who have uploaded what is there. */
export const getUploaders = () => answerOf(api.GET('/api/recordings/uploaders'));

export const getRecordings = ({ unused, ...filter }: RecordingFilter, cursor?: string | null) =>
  answerOf(
    api.GET('/api/recordings', {
      params: {
        query: {
          ...filter,
          ...(unused && { unused: 'true' }),
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        },
      },
    }),
  );

export const getRecording = (id: string) =>
  answerOf(api.GET('/api/recordings/{id}', { params: { path: { id } } }));

export const getRecordingPlayback = (id: string) =>
  answerOf(api.GET('/api/recordings/{id}/playback', { params: { path: { id } } }));

export const getRecordingSound = (id: string) =>
  answerOf(api.GET('/api/recordings/{id}/sound', { params: { path: { id } } }));

export const getRecordingSlides = (id: string) =>
  answerOf(api.GET('/api/recordings/{id}/slides', { params: { path: { id } } }));

/** Begins again what has failed. */
export const retryRecording = (id: string) =>
  answerOf(api.POST('/api/recordings/{id}/retry', { params: { path: { id } } }));

/** Stops what is made of it; the file stays. */
export const cancelRecording = (id: string) =>
  answerOf(api.POST('/api/recordings/{id}/cancel', { params: { path: { id } } }));

export const deleteRecording = (id: string) =>
  answerOf(api.DELETE('/api/recordings/{id}', { params: { path: { id } } }));
