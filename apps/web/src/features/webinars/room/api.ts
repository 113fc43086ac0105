import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

export type RoomEvent = components['schemas']['RoomEvent'];
export type RoomEvents = components['schemas']['RoomEvents'];
export type RoomRole = Extract<RoomEvent, { kind: 'joined' }>['role'];

const at = (id: string, handout: number) => ({ params: { path: { id, handout } } });

/** Takes a file or a link back from everybody. */
export const withdrawHandout = (id: string, handout: number) =>
  answerOf(api.DELETE('/api/webinars/{id}/handouts/{handout}', at(id, handout)));

export const shareHandoutAgain = (id: string, handout: number) =>
  answerOf(api.PUT('/api/webinars/{id}/handouts/{handout}', at(id, handout)));

/** Where a file is saved from. */
export const handoutAddress = (id: string, handout: number): string =>
  `/api/webinars/${id}/handouts/${handout}`;

/** What happened after a sequence; also tells whether one may be here at all. */
export const getRoomEvents = (id: string, after: number) =>
  answerOf(
    api.GET('/api/webinars/{id}/room/events', { params: { path: { id }, query: { after } } }),
  );
