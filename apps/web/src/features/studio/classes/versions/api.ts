import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../../app/http';

export type Version = components['schemas']['ClassVersions']['items'][number];
/** The word of the person to have looked; only said when it is true. */
type Looked = { noPatientData?: true };

export const getVersions = (id: string) =>
  answerOf(api.GET('/api/classes/{id}/versions', { params: { path: { id } } }));

export const replaceVideo = (
  id: string,
  body: { revision: number; recordingId: string } & Looked,
) => answerOf(api.POST('/api/classes/{id}/versions', { params: { path: { id } }, body }));

export const restoreVersion = (id: string, number: number, body: { revision: number } & Looked) =>
  answerOf(
    api.POST('/api/classes/{id}/versions/{number}/restore', {
      params: { path: { id, number } },
      body,
    }),
  );

/** Recordings that a class can be made of, the newest first. */
export const findRecordings = (q: string) =>
  answerOf(
    api.GET('/api/recordings', {
      params: { query: { state: 'ready', limit: 20, ...(q && { q }) } },
    }),
  );
export type FoundRecording = Awaited<ReturnType<typeof findRecordings>>['items'][number];
