import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type TeamMember = components['schemas']['TeamMember'];

export interface TeamFilter {
  q?: string | undefined;
  overdue?: 'true' | undefined;
}

/** The people of the manager's own practice, who is behind most first. */
export const getTeam = (filter: TeamFilter, signal: AbortSignal) =>
  answerOf(api.GET('/api/team', { params: { query: filter }, signal }));

export const nudge = (personIds: string[]) =>
  answerOf(api.POST('/api/team/nudges', { body: { personIds } }));
