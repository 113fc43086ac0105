import type { components, paths } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';
import type { Scope, Webinar } from '../api';

type Body<Operation> = Operation extends {
  requestBody: { content: { 'application/json': infer Json } };
}
  ? Json
  : never;
export type NewWebinar = Body<paths['/api/webinars']['post']>;
export type WebinarChange = Body<paths['/api/webinars/{id}']['patch']>;

export type OccurrencesQuestion = Body<paths['/api/webinars/occurrences']['post']>;
export type Occurrence = components['schemas']['WebinarOccurrences']['items'][number];

export interface WebinarFilter {
  state?: Webinar['state'] | undefined;
  q?: string | undefined;
}

/** All of them, the latest first. */
export const getWebinars = (filter: WebinarFilter, cursor: string | null) =>
  answerOf(
    api.GET('/api/webinars', { params: { query: { ...filter, ...(cursor && { cursor }) } } }),
  );

export const getPresenters = () => answerOf(api.GET('/api/webinars/presenters'));

export const getSpeakers = (q: string) =>
  answerOf(api.GET('/api/webinars/speakers', { params: { query: q ? { q } : {} } }));

export const createWebinar = (body: NewWebinar) => answerOf(api.POST('/api/webinars', { body }));

/** When a series would come. */
export const getOccurrences = (body: OccurrencesQuestion, signal: AbortSignal) =>
  answerOf(api.POST('/api/webinars/occurrences', { body, signal }));

export const changeWebinar = (id: string, body: WebinarChange) =>
  answerOf(api.PATCH('/api/webinars/{id}', { params: { path: { id } }, body }));

export const scheduleWebinar = ({ id, revision }: Webinar, scope: Scope) =>
  answerOf(
    api.POST('/api/webinars/{id}/schedule', {
      params: { path: { id } },
      body: { revision, scope },
    }),
  );

export const cancelWebinar = ({ id, revision }: Webinar, scope: Scope) =>
  answerOf(
    api.POST('/api/webinars/{id}/cancel', { params: { path: { id } }, body: { revision, scope } }),
  );

export const getRegistrations = (id: string, cursor: string | null) =>
  answerOf(
    api.GET('/api/webinars/{id}/registrations', {
      params: { path: { id }, query: { ...(cursor && { cursor }) } },
    }),
  );

export type Attendance = components['schemas']['AttendanceReport'];
export type AttendanceRow = components['schemas']['AttendanceRow'];

/** Who was there, each person once. */
export const getAttendance = (id: string, signal: AbortSignal) =>
  answerOf(api.GET('/api/webinars/{id}/attendance', { params: { path: { id } }, signal }));
