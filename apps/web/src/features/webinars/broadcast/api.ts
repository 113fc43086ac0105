import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

export type Broadcast = components['schemas']['Broadcast'];
export type StreamKey = components['schemas']['StreamKey'];

const of = (id: string) => ({ params: { path: { id } } });

export const getBroadcast = (id: string) =>
  answerOf(api.GET('/api/webinars/{id}/broadcast', of(id)));

/** Lets this page connect to the ingest. */
export const getTicket = (id: string) =>
  answerOf(api.POST('/api/webinars/{id}/broadcast/tickets', of(id)));

export const endBroadcast = (id: string) =>
  answerOf(api.POST('/api/webinars/{id}/broadcast/end', of(id)));

export const makeStreamKey = (id: string) =>
  answerOf(api.POST('/api/webinars/{id}/broadcast/stream-key', of(id)));
