import type { operations } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';
import type { Scope, Webinar } from '../api';

type Json<Name extends keyof operations> = operations[Name] extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
export type NewWebinar = Json<'WebinarsController_create'>;
export type WebinarChange = Json<'WebinarsController_change'>;

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

export const createWebinar = (body: NewWebinar) => answerOf(api.POST('/api/webinars', { body }));

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
