import type { components, paths } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

export type Assignment = components['schemas']['Assignment'];
export type NewAssignment = NonNullable<
  paths['/api/assignments']['post']['requestBody']
>['content']['application/json'];
export type ParticipantRole = NonNullable<Assignment['participantRole']>;
/** Who is meant; what is left out is everybody. */
export interface Meant {
  practiceId?: string;
  participantRole?: ParticipantRole;
  personId?: string;
}

export const getAssignments = (cursor: string | null) =>
  answerOf(
    api.GET('/api/assignments', {
      params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const getReach = (query: Meant, signal: AbortSignal) =>
  answerOf(api.GET('/api/assignments/reach', { params: { query }, signal }));

export const assign = (body: NewAssignment) => answerOf(api.POST('/api/assignments', { body }));

export const changeDue = (id: string, dueOn: string) =>
  answerOf(api.PATCH('/api/assignments/{id}', { params: { path: { id } }, body: { dueOn } }));

export const withdraw = (id: string) =>
  answerOf(api.DELETE('/api/assignments/{id}', { params: { path: { id } } }));

/** The people of the manager's practice, or of one that staff choose. */
export const getMembers = (practiceId: string | undefined) =>
  answerOf(
    api.GET('/api/people', {
      params: { query: { limit: 200, ...(practiceId ? { practiceId } : {}) } },
    }),
  );
export const getPractices = () =>
  answerOf(api.GET('/api/practices', { params: { query: { limit: 200 } } }));
