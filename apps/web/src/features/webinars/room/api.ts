import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

export type RoomEvent = components['schemas']['RoomEvent'];
export type RoomRole = Extract<RoomEvent, { kind: 'joined' }>['role'];

/** What happened after a sequence; also tells whether one may be here at all. */
export const getRoomEvents = (id: string, after: number) =>
  answerOf(
    api.GET('/api/webinars/{id}/room/events', { params: { path: { id }, query: { after } } }),
  );
